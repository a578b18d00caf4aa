"""A compiled module as a function on NumPy arrays."""

from __future__ import annotations

import ctypes
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np

from hloom.dialects.diagnostics import LocatedError

from ..dtypes import Array
from . import Profile, Sources
from .build import build_shared, temporary_directory

_ALIGNMENT = 64


class CExecutable:
    """Calls a module's C function. Threads may call at the same time: each call has a workspace of its own."""

    def __init__(self, sources: Sources, library: ctypes.CDLL) -> None:
        self.sources = sources
        parameters = sources.parameters
        self._arguments = [p for p in parameters if p.role == "argument"]
        self._results = [p for p in parameters if p.role == "result"]
        self._roles = [p.role for p in parameters]
        self._wanted = [(p.dtype, p.shape) for p in self._arguments]
        self._made = [(p.shape, p.dtype) for p in self._results]
        self._workspaces: deque[tuple[Array, int]] = deque()
        self._constants = aligned(sources.constants) if sources.constants is not None else None
        self._constants_address = [] if self._constants is None else [self._constants.ctypes.data]
        self._library = library  # what the function is part of
        self._function: Any = library[sources.name]
        self._function.restype = ctypes.c_int
        self._function.argtypes = [ctypes.c_void_p] * len(parameters)
        self._in_order = self._roles == sorted(self._roles, key=("argument", "result", "constants", "workspace").index)

    def __call__(self, *arguments: Any) -> list[Any]:
        """Results on NumPy arrays, in order. Raises an error where number, shapes or dtypes do not fit."""
        if len(arguments) != len(self._wanted):
            raise LocatedError(f"expected {len(self._wanted)} arguments, but got {len(arguments)}")
        # The arrays must outlive the call, as it is given their addresses only.
        inputs = [self._checked(number, argument) for number, argument in enumerate(arguments)]
        outputs = [np.empty(shape, dtype) for shape, dtype in self._made]
        workspace = self._workspace()
        status = self._function(*self._addresses(inputs, outputs, workspace[1]))
        self._workspaces.append(workspace)
        if status:
            raise LocatedError(f"check {status} of the program failed")
        return outputs

    def _addresses(self, inputs: list[Array], outputs: list[Array], workspace: int) -> list[int]:
        """What the parameters point to, in C's order."""
        arrays = [array.ctypes.data for array in (*inputs, *outputs)]
        if self._in_order:
            return [*arrays, *self._constants_address, workspace]
        first = len(inputs)
        waiting = {"argument": arrays[:first], "result": arrays[first:], "constants": self._constants_address}
        queues = {role: iter(addresses) for role, addresses in (waiting | {"workspace": [workspace]}).items()}
        return [next(queues[role]) for role in self._roles]

    def _workspace(self) -> tuple[Array, int]:
        try:
            return self._workspaces.pop()
        except IndexError:
            made = aligned(self.sources.workspace_bytes)
            return made, made.ctypes.data

    def _checked(self, number: int, argument: Any) -> Array:
        dtype, shape = self._wanted[number]
        try:
            array: Array = np.asarray(argument, dtype if isinstance(argument, (bool, int, float, complex)) else None)
        except (ValueError, OverflowError, TypeError) as error:
            raise LocatedError(f"{self._expectation(number)}: {error}") from None
        if array.dtype != dtype or array.shape != shape:
            raise LocatedError(f"{self._expectation(number)}, but got {_described(array.shape, array.dtype)}")
        usable = array.flags.c_contiguous and array.flags.aligned
        return array if usable else np.require(array, requirements=("C", "A"))

    def _expectation(self, number: int) -> str:
        dtype, shape = self._wanted[number]
        return f"argument {number} ('{self._arguments[number].name}') must be {_described(shape, dtype)}"


def _described(shape: tuple[int, ...], dtype: Any) -> str:
    return f"{dtype.name}[{', '.join(map(str, shape))}]"


def aligned(content: bytes | int) -> Array:
    """Bytes of that content or size, whose address is a multiple of 64."""
    size = content if isinstance(content, int) else len(content)
    block = np.empty(size + _ALIGNMENT, np.uint8)
    start = -block.ctypes.data % _ALIGNMENT
    view = block[start : start + size]
    if not isinstance(content, int):
        view[:] = np.frombuffer(content, np.uint8)
    return view


def load(sources: Sources, path: Path) -> CExecutable:
    """The function of a shared object that was built from `sources`."""
    return CExecutable(sources, ctypes.CDLL(str(path)))


def build(sources: Sources, profile: Profile) -> CExecutable:
    """Compile and load a module's C; the files are gone afterwards."""
    with temporary_directory() as work:
        path = work / "module.so"
        build_shared(sources, path, profile)
        return load(sources, path)
