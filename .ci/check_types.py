"""Runs pyright, strict, over the package; then plants a type error in each room and demands that pyright finds it.

Pyright skips linked folders that are not listed by name, so a silent pass proves nothing by itself.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("dialects", "passes", "lowering", "tools")
PLANTED = 'answer: int = "not an int"\n'


def pyright(*paths: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, *paths]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def planted_is_found(room: str) -> bool:
    """Plants the error through the real folder, and runs the configured check."""
    file = ROOT / room / "planted_type_error.py"
    file.write_text(PLANTED)
    try:
        result = pyright()
    finally:
        file.unlink()
    return result.returncode != 0 and f"{room}/planted_type_error.py" in result.stdout


def main() -> None:
    result = pyright()
    print(result.stdout, result.stderr, sep="")
    if result.returncode:
        sys.exit("pyright found errors")
    for room in ROOMS:
        if not planted_is_found(room):
            sys.exit(f"pyright did not find the error planted in {room}/")
        print(f"{room}: the planted error was found")


if __name__ == "__main__":
    main()
