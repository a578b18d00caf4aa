"""A compiled program as a function on NumPy arrays.

A call costs a few microseconds beyond the C itself: the Python function is written for the program's parameters, with
nothing left to look up.

    def function(*arguments):
        if len(arguments) != 2: raise rare.miscounted(len(arguments))
        a0, a1 = arguments
        if type(a0) is ndarray and a0.dtype is d0 and a0.shape == s0 and a0.flags.carray:
            p0 = addressof(buffer(a0))
        else:
            a0 = rare.converted(0, a0); p0 = a0.ctypes.data
        …
        r0 = empty(t0, e0)
        try: workspace = local.address
        except AttributeError: workspace = rare.allocated()
        status = c(p0, p1, addressof(buffer(r0)), workspace)
        if status: raise rare.failed(status)
        return [r0]
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Iterator
from itertools import count
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from hloom.dialects.diagnostics import LocatedError

from ..checks import check_error
from ..dtypes import Array
from . import Sources
from .interface import Interface, Slot, described

_ALIGNMENT = 64
# The kinds of dtypes whose arrays give their buffer; those of ml_dtypes don't.
_BUFFERED = frozenset("biufc")


class CExecutable:
    """Calls a program's C function. Threads may call at the same time: each has a workspace of its own.

    `call` is the same as a plain function.
    """

    def __init__(self, interface: Interface, library: ctypes.CDLL, constants: bytes | None) -> None:
        self.interface = interface
        function: Any = library[interface.name]
        function.restype = ctypes.c_int
        function.argtypes = [ctypes.c_void_p] * len(interface.slots)
        self.call = _write(interface, function, aligned(constants) if constants is not None else None)

    def __call__(self, *arguments: Any) -> list[Any]:
        """Results on NumPy arrays, in order.

        Raises an error where number, shapes or dtypes do not fit, and a `CheckError` where a check of the program
        fails.
        """
        return self.call(*arguments)


class _Rare:
    """What the written function calls where something is out of the ordinary. It must not refer to that function: what
    is dropped is to go at once, workspaces and all."""

    def __init__(self, interface: Interface) -> None:
        self.interface, self.local = interface, threading.local()
        self.arguments = [slot for slot in interface.slots if slot.role == "argument"]

    def allocated(self) -> int:
        """The address of this thread's workspace, now that it has one."""
        self.local.block = aligned(self.interface.workspace_bytes)
        self.local.address = self.local.block.ctypes.data
        return self.local.address

    def miscounted(self, given: int) -> LocatedError:
        return LocatedError(f"expected {len(self.arguments)} arguments, but got {given}")

    def failed(self, status: int) -> LocatedError:
        return check_error(self.interface.checks, status)

    def converted(self, number: int, argument: Any) -> Array:
        """The argument as an aligned, dense array: what the function has no fast way for."""
        slot = self.arguments[number]
        try:
            plain = isinstance(argument, (bool, int, float, complex))
            array: Array = np.asarray(argument, slot.dtype if plain else None)
        except (ValueError, OverflowError, TypeError) as error:
            raise LocatedError(f"{self._expectation(number)}: {error}") from None
        if array.dtype != slot.dtype or array.shape != slot.shape:
            raise LocatedError(f"{self._expectation(number)}, but got {described(array.dtype, array.shape)}")
        usable = array.flags.c_contiguous and array.flags.aligned
        return array if usable else np.require(array, requirements=("C", "A"))

    def _expectation(self, number: int) -> str:
        return f"argument {number} ('{self.arguments[number].name}') must be {self.arguments[number]}"


def _write(interface: Interface, function: Any, constants: Array | None) -> Callable[..., list[Any]]:
    rare = _Rare(interface)
    namespace: dict[str, Any] = {
        "ndarray": np.ndarray,
        "empty": np.empty,
        "addressof": ctypes.addressof,
        "buffer": ctypes.c_char.from_buffer,
        "c": function,
        "constants": constants.ctypes.data if constants is not None else None,
        "kept": constants,
        "local": rare.local,
        "rare": rare,
    }
    exec(compile("\n".join(_lines(interface, namespace)), "<hloom call>", "exec"), namespace)  # our own text
    return namespace.pop("function")


def _lines(interface: Interface, namespace: dict[str, Any]) -> Iterator[str]:
    arguments, results = ([s for s in interface.slots if s.role == role] for role in ("argument", "result"))
    yield "def function(*arguments):"
    yield f"    if len(arguments) != {len(arguments)}: raise rare.miscounted(len(arguments))"
    if arguments:
        yield f"    {''.join(f'a{n}, ' for n in range(len(arguments)))}= arguments"
    for number, slot in enumerate(arguments):
        namespace |= {f"d{number}": slot.dtype, f"s{number}": slot.shape}
        yield from _argument_lines(number, slot)
    for number, slot in enumerate(results):
        namespace |= {f"e{number}": slot.dtype, f"t{number}": slot.shape}
        yield f"    r{number} = empty(t{number}, e{number})"
    if interface.workspace_bytes:
        yield "    try: workspace = local.address"
        yield "    except AttributeError: workspace = rare.allocated()"
    yield f"    status = c({', '.join(_pointers(interface))})"
    yield "    if status: raise rare.failed(status)"
    yield f"    return [{', '.join(f'r{number}' for number in range(len(results)))}]"


def _pointers(interface: Interface) -> Iterator[str]:
    """What the parameters point to, in C's order."""
    arguments, results = count(), count()
    for slot in interface.slots:
        if slot.role == "argument":
            yield f"p{next(arguments)}"
        elif slot.role == "result":
            yield _address(f"r{next(results)}", slot)
        elif slot.role == "constants":
            yield "constants"
        else:
            yield "workspace" if interface.workspace_bytes else "None"


def _argument_lines(number: int, slot: Slot) -> Iterator[str]:
    a, p = f"a{number}", f"p{number}"
    fits = f"type({a}) is ndarray and {a}.dtype is d{number} and {a}.shape == s{number} and {a}.flags.carray"
    yield f"    if {fits}: {p} = {_address(a, slot)}"
    yield f"    else: {a} = rare.converted({number}, {a}); {p} = {a}.ctypes.data"


def _address(array: str, slot: Slot) -> str:
    """The quickest way to the address of a writable array of the slot's type."""
    buffered = slot.dtype.kind in _BUFFERED and slot.dtype.isbuiltin == 1 and prod(slot.shape) > 0
    return f"addressof(buffer({array}))" if buffered else f"{array}.ctypes.data"


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
    return CExecutable(Interface.of(sources), ctypes.CDLL(str(path)), sources.constants)
