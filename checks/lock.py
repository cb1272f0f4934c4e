"""Check that the pinned versions agree: requirements.lock (with hashes) and the constraints in pyproject.toml.

The lock is made with ``python -m checks.lock --write`` after ``uv lock``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^ ;\\]+)(?: ;[^\\]*)?")
ADDRESS = re.compile(r"https?://")


def pins(lock: str) -> dict[str, str]:
    """Read the pinned versions of a lock.

    Args:
        lock: Text of a requirements file with hashes.

    Returns:
        A map from package name to version.
    """
    return {m[1].lower(): m[2] for line in lock.splitlines() if (m := PIN.match(line))}


def faults() -> list[str]:
    """What is wrong with the lock, one sentence a fault."""
    text = LOCK.read_text(encoding="utf8")
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    found = pins(text)
    wanted = {}
    for line in config["tool"]["uv"]["constraint-dependencies"]:
        name, _, version = line.partition("==")
        wanted[name.strip().lower()] = version.split(";")[0].strip()
    out = [
        f"requirements.lock and pyproject.toml differ on {n}."
        for n in sorted(found.keys() | wanted.keys())
        if found.get(n) != wanted.get(n)
    ]
    if ADDRESS.search(text):
        out.append("requirements.lock names an address; only pins and hashes belong there.")
    unhashed = [
        n for n in found if not re.search(rf"^{re.escape(n)}==[^\n]*\\\n\s+--hash=sha256:", text, re.MULTILINE | re.IGNORECASE)
    ]
    out.extend(f"requirements.lock has no hash for {n}." for n in unhashed)
    return out


def write() -> None:
    """Write requirements.lock and the constraints from uv's resolution."""
    subprocess.run(["uv", "lock"], cwd=ROOT, check=True)
    text = subprocess.run(
        ["uv", "export", "--all-extras", "--no-emit-project", "--no-header", "--no-annotate"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    head = "# Every package with its hash, for installs that check them: made by 'python -m checks.lock --write'.\n"
    LOCK.write_text(head + text, encoding="utf8")
    project = ROOT / "pyproject.toml"
    lines = "".join(f'    "{name}=={version}",\n' for name, version in sorted(pins(text).items()))
    block = f"constraint-dependencies = [\n{lines}]"
    held = project.read_text(encoding="utf8")
    project.write_text(
        re.sub(r"constraint-dependencies = \[[^\]]*\]", lambda _: block, held), encoding="utf8"
    )


def main() -> int:
    """Check, or with ``--write`` make, the lock."""
    if "--write" in sys.argv[1:]:
        write()
    wrong = faults()
    for line in wrong:
        print(f"lock: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
