"""Running a program from outside: which function, which arguments, and what comes back.

From `buffers` down a function takes its results, the constants and the workspace as parameters too. `hloom.abi` says
which is which, with the types that the program had at first, so that callers see the same signature at every stage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from xdsl.dialects.builtin import (
    ArrayAttr,
    DenseIntOrFPElementsAttr,
    FunctionType,
    ModuleOp,
    ShapedType,
    StringAttr,
    i32,
)
from xdsl.dialects.func import FuncOp
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import error_at, unsupported_at

from .. import abi
from ..checks import check_error, checks_of, returns_status
from ..dtypes import Array, DType, dtype_of, shape_of, to_array
from .planner import Planner
from .processes import Stuck


class Parameter(NamedTuple):
    """A parameter or result as callers see it (`type`), and as the function has it now (`own`)."""

    name: str
    role: str
    type: Attribute
    own: Attribute


class Interpreter:
    """A function of a module, planned once. Calling it never changes its arguments, and gives new arrays.

    Without `hloom.abi`, memref parameters are the caller's arrays themselves, and are written if the function does.
    """

    def __init__(self, module: ModuleOp, function: str = "main") -> None:
        self._function = entry(module, function)
        self._parameters, self._results = _signature(self._function)
        self._has_status = _returns_status(self._function, len(self._results))
        self._abi = "hloom.abi" in self._function.attributes
        self._constants = _constants(module)
        self._planner = Planner(module)
        self._run = self._explained(lambda: self._planner.function(_symbol(self._function), self._function))

    def __call__(self, *arguments: Any) -> list[Array]:
        """Results in order; raises `hloom.Error` where the count, a shape or a dtype does not fit."""
        given = self._check(arguments)
        self._planner.probes.clear()
        with np.errstate(all="ignore"):
            values, made = self._values(given)
            returned = self._explained(lambda: self._run(*values))
        if made is not None:
            self._check_status(returned)
            return made
        count = len(self._results) + self._has_status
        results = (returned,) if count == 1 else cast(Sequence[Any], returned if count else ())
        if self._has_status:
            self._check_status(results[-1])
            results = results[:-1]
        seen = {id(a) for a in given}
        return [_result(value, parameter, seen) for value, parameter in zip(results, self._results, strict=True)]

    @property
    def probes(self) -> Sequence[tuple[str, Array]]:
        """What `interpreter.probe` ops stored in the last run, in order: their names, and values."""
        return self._planner.probes

    def _explained(self, run: Callable[[], Any]) -> Any:
        """What `run` gives; where it fails by the program's fault, an error at the op that did."""
        try:
            return run()
        except (IndexError, ValueError, MemoryError, NameError, RecursionError, Stuck) as error:
            op = self._planner.origin_of(error) or self._function
            fault = _fault(error, op)
            if fault is None:
                raise
            raise error_at(op, f"{op.name}: {fault}") from error

    def _check(self, arguments: Sequence[Any]) -> list[Array]:
        wanted = [p for p in self._parameters if p.role == "argument"]
        if len(arguments) != len(wanted):
            raise self._error(f"expected {len(wanted)} arguments, got {len(arguments)}")
        given = [np.asarray(a) for a in arguments]
        for index, (array, parameter) in enumerate(zip(given, wanted, strict=True)):
            if not _fits(array, parameter.type):
                label = f"argument {index}" + (f" ({parameter.name})" if parameter.name else "")
                raise self._error(f"{label}: expected {parameter.type}, got shape {array.shape} of {array.dtype}")
        return given

    def _values(self, given: Sequence[Array]) -> tuple[list[Any], list[Array] | None]:
        """What the function is called with, and the result arrays that it writes, if that is how it returns."""
        arguments = iter(given)
        values: list[Any] = []
        made: list[Array] = []
        for parameter in self._parameters:
            if parameter.role == "argument":
                array = next(arguments)
                values.append(_passed(array, parameter, read_only=self._abi))
            elif parameter.role == "result":
                made.append(np.empty(shape_of(parameter.type), dtype_of(parameter.type)))
                values.append(_passed(made[-1], parameter, read_only=False))
            else:
                values.append(self._extra(parameter))
        return values, made if self._writes_results() else None

    def _writes_results(self) -> bool:
        return self._abi and len(self._parameters) > sum(p.role == "argument" for p in self._parameters)

    def _extra(self, parameter: Parameter) -> Array:
        raw = self._constants
        if parameter.role == "workspace":
            raw = np.empty(shape_of(parameter.type), np.uint8)
        elif parameter.role != "constants" or raw is None:
            raise self._error(f"hloom.abi: no value for the parameter of role '{parameter.role}'")
        return _as_own(raw, parameter)

    def _check_status(self, returned: Any) -> None:
        status = int(returned) if not isinstance(returned, tuple) else 0
        if status:
            raise check_error(checks_of(self._function), status)

    def _error(self, message: str) -> Exception:
        return error_at(self._function, f"@{_symbol(self._function)}: {message}")


def _fault(error: Exception, op: Operation) -> str | None:
    """What a program did wrong that NumPy or Python stumbled over; None for mistakes of our own."""
    text = str(error)
    if isinstance(error, Stuck):
        return "processes wait for one another, or for what nobody sends"
    if isinstance(error, IndexError):
        return f"out of bounds: {text}"
    if isinstance(error, ValueError) and any(_is_dynamic(value.type) for value in (*op.operands, *op.results)):
        return f"shapes that do not fit: {text}"
    if "arg 3 must not be zero" in text:
        return "a step of zero"
    if isinstance(error, NameError):  # the lines are ours, and so are the names: what the program left out is a value
        return "reads a variable that nothing was assigned to"
    if isinstance(error, RecursionError):
        return "calls are nested too deeply"
    if isinstance(error, MemoryError) or "too big" in text or "too large" in text:
        return f"out of memory: {text}"
    return "writes an argument or a constant, which are read-only" if "read-only" in text else None


def _is_dynamic(type_: Attribute) -> bool:
    return isinstance(type_, ShapedType) and min(type_.get_shape(), default=0) < 0


def _fits(array: Array, type_: Attribute) -> bool:
    """Whether an array is of a type; a pointer takes any contiguous array of what it points to."""
    if type_.name == "emitc.ptr":
        return array.dtype == _pointee(type_) and array.flags.c_contiguous
    shape = shape_of(type_)
    sizes_fit = len(shape) == array.ndim and all(s in (-1, n) for s, n in zip(shape, array.shape, strict=True))
    return sizes_fit and array.dtype == dtype_of(type_)


def _pointee(pointer: Any) -> DType:
    from .emitc.types import dtype_in_memory  # programs above that stage need nothing of it

    return dtype_in_memory(pointer.pointee)


def entry(module: ModuleOp, name: str) -> Operation:
    """The function `name`; where that is "main" and there is none, the only public one, or the only one."""
    functions = _functions(module)
    if name in functions:
        return functions[name]
    candidates = list((public_functions(module) or functions).values())
    if name != "main" or len(candidates) != 1:
        known = ", ".join(f"@{f}" for f in functions)
        raise error_at(module, f"no function @{name}", help=f"there is {known or 'none'}")
    return candidates[0]


def public_functions(module: ModuleOp) -> dict[str, Operation]:
    """The functions that callers outside of the module see, by name."""
    return {name: op for name, op in _functions(module).items() if not _is_private(op)}


def _functions(module: ModuleOp) -> dict[str, Operation]:
    return {_symbol(op): op for op in module.ops if op.name in ("func.func", "emitc.func")}


def argument_types(function: Operation) -> list[Attribute]:
    """The types of a function's arguments, as the program had them at first (`hloom.abi`)."""
    return [parameter.type for parameter in _signature(function)[0] if parameter.role == "argument"]


def _is_private(function: Operation) -> bool:
    visibility = function.properties.get("sym_visibility")
    specifiers = function.properties.get("specifiers")
    static = isinstance(specifiers, ArrayAttr) and StringAttr("static") in cast(ArrayAttr[Attribute], specifiers).data
    return static or (isinstance(visibility, StringAttr) and visibility.data == "private")


def _symbol(function: Operation) -> str:
    name = function.properties["sym_name"]
    assert isinstance(name, StringAttr)
    return name.data


def _returns_status(function: Operation, results: int) -> bool:
    """Whether the function returns a status behind its results."""
    type_ = function.properties["function_type"]
    assert isinstance(type_, FunctionType)
    return 0 < results + 1 == len(type_.outputs) and function.name == "func.func"


def _signature(function: Operation) -> tuple[list[Parameter], list[Parameter]]:
    """The function's parameters, and what it returns."""
    type_ = function.properties["function_type"]
    assert isinstance(type_, FunctionType)
    inputs, outputs = type_.inputs.data, type_.outputs.data
    if isinstance(function, FuncOp) and returns_status(function.res_attrs):
        outputs = outputs[:-1]
    if "hloom.abi" not in function.attributes:
        parameters = [Parameter("", "argument", t, t) for t in inputs]
        return parameters, [Parameter("", "result", t, t) for t in outputs]
    listed = abi.parameters_of(function)
    if len(listed) == len(inputs):
        return _checked(function, listed, inputs), []
    arguments, results = ([p for p in listed if p.role == role] for role in ("argument", "result"))
    if len(results) + 1 == len(outputs) and outputs[-1] == i32:
        outputs = outputs[:-1]
    return _checked(function, arguments, inputs), _checked(function, results, outputs)


def _checked(function: Operation, listed: Sequence[abi.Parameter], own: Sequence[Attribute]) -> list[Parameter]:
    abi.check_types(function, listed, own)
    for parameter, type_ in zip(listed, own, strict=True):
        if type_.name == "emitc.ptr" and parameter.bytes % _pointee(type_).itemsize:
            raise error_at(function, f"hloom.abi: {parameter.name} is {parameter.type}, but the function has {type_}")
    return [Parameter(p.name, p.role, p.type, t) for p, t in zip(listed, own, strict=True)]


def _constants(module: ModuleOp) -> Array | None:
    payload = module.attributes.get("hloom.constants")
    if payload is None:
        return None
    if not isinstance(payload, DenseIntOrFPElementsAttr):
        raise unsupported_at(module, f"hloom.constants given as {payload.name}")
    return to_array(cast("DenseIntOrFPElementsAttr[Any]", payload)).reshape(-1).view(np.uint8)


def _passed(array: Array, parameter: Parameter, *, read_only: bool) -> Any:
    """An array as the function takes it: the same bytes as its own type (another sign, a storage type, a pointer)."""
    passed = _as_own(array, parameter)
    if read_only:
        passed = passed.view()
        passed.flags.writeable = False
    return passed


def _as_own(array: Array, parameter: Parameter) -> Array:
    is_pointer = parameter.own.name == "emitc.ptr"
    if not is_pointer and parameter.own == parameter.type and array.dtype == dtype_of(parameter.own):
        return array
    flat = np.ascontiguousarray(array).reshape(-1)
    if is_pointer:
        return flat.view(_pointee(parameter.own))
    return flat.view(dtype_of(parameter.own)).reshape(shape_of(parameter.own))


def _result(value: Any, parameter: Parameter, seen: set[int]) -> Array:
    """A returned value as an array of the caller's type that nobody else holds."""
    array = np.asarray(value)
    dtype = dtype_of(parameter.type)
    if array.dtype != dtype:
        array = array.view(dtype) if array.dtype.itemsize == dtype.itemsize else array.astype(dtype)
    whole = array.flags.c_contiguous and array.flags.writeable and array.flags.owndata
    if not whole or id(array) in seen:
        array = array.copy()
    seen.add(id(array))
    return array
