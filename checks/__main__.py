"""Run every check in turn; the exit status is 0 only if all hold.

python -m checks            all of them
python -m checks lint gate  some of them
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("src", "tests", "checks", "benchmarks")
STEPS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", *PLACES),
    "lint": ("ruff", "check", *PLACES),
    "types": ("mypy",),
    "contracts": ("lint-imports",),
    "lock": (sys.executable, "-m", "checks.lock"),
    "docs": (sys.executable, "-m", "checks.docs"),
    "tests": (sys.executable, "-m", "pytest", "-n", "2"),
    "gate": (sys.executable, "-m", "checks.gate"),
}


def run(names: list[str]) -> int:
    """Run the named steps in order.

    Args:
        names: Keys of STEPS; all steps if empty.

    Returns:
        0 if every step succeeded, 1 if one failed, 2 if a name is unknown.
    """
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"checks: there is no check {', '.join(unknown)}. Choose from {', '.join(STEPS)}.")
        return 2
    failed = []
    for name in names or list(STEPS):
        began = time.monotonic()
        print(f"== {name}: {' '.join(Path(part).name for part in STEPS[name])}", flush=True)
        code = subprocess.run(STEPS[name], cwd=ROOT, check=False).returncode
        print(
            f"== {name}: {'ok' if code == 0 else f'FAILED ({code})'} in {time.monotonic() - began:.0f} s",
            flush=True,
        )
        if code:
            failed.append(name)
    print(f"checks failed: {', '.join(failed)}" if failed else "all checks hold")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
