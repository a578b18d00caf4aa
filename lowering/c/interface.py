"""What a caller of a compiled program has to know, and as JSON: its parameters, its workspace, its checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ml_dtypes
import numpy as np

from hloom.dialects.diagnostics import Source

from ..checks import Check
from ..dtypes import DType

if TYPE_CHECKING:
    from ..abi import Role
    from . import Sources


@dataclass(frozen=True)
class Slot:
    """A parameter of the C function."""

    role: Role
    name: str
    dtype: DType
    shape: tuple[int, ...]

    def __str__(self) -> str:
        return described(self.dtype, self.shape)


def described(dtype: DType, shape: tuple[int, ...]) -> str:
    """`float32[2, 3]`"""
    return f"{dtype.name}[{', '.join(map(str, shape))}]"


@dataclass(frozen=True)
class Interface:
    """The function `name` of a shared object, with its parameters in C's order."""

    name: str
    slots: tuple[Slot, ...]
    workspace_bytes: int
    checks: tuple[Check, ...]

    @staticmethod
    def of(sources: Sources) -> Interface:
        slots = tuple(Slot(p.role, p.name, p.dtype, p.shape) for p in sources.parameters)
        return Interface(sources.name, slots, sources.workspace_bytes, sources.checks)

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "slots": [[s.role, s.name, s.dtype.name, list(s.shape)] for s in self.slots],
            "workspace_bytes": self.workspace_bytes,
            "checks": [[c.name, c.offset, c.where] for c in self.checks],
        }

    @staticmethod
    def from_json(kept: Mapping[str, Any], source: Source) -> Interface:
        """Of the program in `source`; raises ValueError, KeyError or TypeError for what `as_json` did not make."""
        slots = tuple(Slot(role, name, _dtype(dtype), tuple(shape)) for role, name, dtype, shape in kept["slots"])
        checks = tuple(
            Check(name, source if offset is not None else None, offset, where) for name, offset, where in kept["checks"]
        )
        return Interface(kept["name"], slots, kept["workspace_bytes"], checks)


def _dtype(name: str) -> DType:
    return np.dtype(getattr(ml_dtypes, name, name))
