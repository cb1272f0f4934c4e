"""Check that the pinned versions agree: requirements.lock, with hashes, and pyproject.toml.

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
PIN = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*==[^ ;\\]+(?: ; [^\\]*?)?) \\$", re.MULTILINE)
ADDRESS = re.compile(r"https?://")


def pins(lock: str) -> list[str]:
    """Read the pinned versions of a lock.

    Args:
        lock: Text of a requirements file with hashes.

    Returns:
        Requirements such as ``numpy==2.4.0 ; python_full_version < '3.12'``, in the file's order.
    """
    return PIN.findall(lock)


def faults() -> list[str]:
    """What is wrong with the lock, one sentence a fault."""
    text = LOCK.read_text(encoding="utf8")
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))
    found, wanted = set(pins(text)), set(config["tool"]["uv"]["constraint-dependencies"])
    out = [f"requirements.lock and pyproject.toml differ on {pin}." for pin in sorted(found ^ wanted)]
    if ADDRESS.search(text):
        out.append("requirements.lock names an address; only pins and hashes belong there.")
    blocks = re.split(r"\n(?=\S)", text)
    out.extend(
        f"requirements.lock has no hash for {block.split()[0]}."
        for block in blocks
        if not block.startswith("#") and block.strip() and "--hash=sha256:" not in block
    )
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
    lines = "".join(f'    "{pin}",\n' for pin in pins(text))
    block = f"constraint-dependencies = [\n{lines}]"
    held = project.read_text(encoding="utf8")
    project.write_text(re.sub(r"constraint-dependencies = \[[^\]]*\]", lambda _: block, held), encoding="utf8")


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
