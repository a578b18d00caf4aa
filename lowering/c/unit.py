"""One C file: its constants, helpers and functions, in the order in which they need each other."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, cast

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, DictionaryAttr, ModuleOp, StringAttr, TensorType, i8
from xdsl.ir import Attribute, Operation

from hloom.dialects import emitc
from hloom.dialects.diagnostics import LocatedError, Unsupported, error_at, unsupported_at

from ..abi import Parameter, parameters_of
from . import library, types
from .analysis import Effects, Places, Uses
from .expressions import Expr, name
from .expressions import cast as cast_to
from .literals import elements, nested
from .names import Scope, macro, mangle
from .operators import constant
from .statements import BodyPrinter
from .types import CType
from .values import WIDTH, wrapped

Profile = Literal["portable", "native"]


@dataclass(frozen=True)
class Callee:
    """A function of the file, as its callers see it."""

    name: str
    const_arguments: tuple[bool, ...]


@dataclass(frozen=True)
class Argument:
    """A parameter of the entry in C: `type` as declared, `values` how many of them it points to."""

    abi: Parameter
    name: str
    declaration: str
    macro: str
    element: CType


class Unit:
    """Prints a module's functions and collects what they need of headers, helpers and constants."""

    def __init__(self, module: ModuleOp, stem: str, profile: Profile) -> None:
        self.profile: Profile = profile
        self.headers: dict[str, None] = {"stdint.h": None, "stddef.h": None}
        self.globals: dict[str, str] = {}
        self.static_bytes = 0
        self.places = Places()
        # By the attribute's identity, as hashing one costs more than making its C type; they are kept alive here.
        self._types: dict[int, tuple[CType, Attribute]] = {}
        self._uses: dict[emitc.FuncOp, Uses] = {}
        self._helpers: dict[str, list[str]] = {}
        self._ops = list(module.ops)
        self._functions = {op.sym_name.data: op for op in self._ops if isinstance(op, emitc.FuncOp)}
        self._check_top_level()
        self.effects = Effects(self._functions, self.places)
        self.entry = self._find_entry(module)
        self.scope = Scope()
        self.name = self.scope.unique(self._entry_name(stem))
        self._parameter_names = Scope(self.scope)
        self.arguments = list(self._entry_arguments())
        self._names = {self.entry.sym_name.data: self.name}
        self._print()

    def _print(self) -> None:
        order = self._callees_first()
        self._name_what_is_used(order)
        self.global_lines = [line for op in self._used_globals(order) for line in self._global(op)]
        self.function_lines = [line for function in order for line in self._function(function)]
        if any(not library.identifiers(line).isdisjoint(("bool", "true", "false")) for line in self.function_lines):
            self.need("stdbool.h")
        self.helper_lines = [line for lines in self._helpers.values() for line in (*lines, "")]

    def _check_top_level(self) -> None:
        """Headers come from a fixed table; what the functions need of them is found anyway."""
        for op in self._ops:
            if isinstance(op, emitc.IncludeOp):
                if op.include.data not in library.HEADERS:
                    known = ", ".join(sorted(library.HEADERS))
                    raise unsupported_at(op, f"the header {op.include.data!r}", help=f"the headers are {known}")
                self.need(op.include.data)
            elif not isinstance(op, (emitc.FuncOp, emitc.GlobalOp, emitc.DeclareFuncOp)):
                raise unsupported_at(op, f"{op.name} at the top of a C file")

    # What the bodies ask for.

    def type_of(self, type_: Attribute) -> CType:
        known = self._types.get(id(type_))
        if known is None:
            known = self._types[id(type_)] = (types.c_type(type_), type_)
        return known[0]

    def need(self, header: str) -> None:
        self.headers[header] = None

    def header_for_float(self, value: float) -> None:
        if not math.isfinite(value):
            self.need("math.h")

    def bitcast(self, source: CType, dest: CType) -> str:
        """The name of the helper that reads a `source`'s bits as a `dest`."""
        self.need("string.h")
        helper, lines = library.bitcast_helper(source, dest)
        if helper not in self._helpers:
            self._helpers[helper] = lines
        return helper

    def callee(self, op: Operation, symbol: str) -> Callee:
        function = self._functions.get(symbol)
        if function is None or function.is_declaration:
            raise error_at(op, f"emitc.call: no function @{symbol} with a body")
        marks = [_has(attributes, "hloom.const") for attributes in _argument_attributes(function)]
        return Callee(self._names[symbol], tuple(marks))

    # The entry.

    def _find_entry(self, module: ModuleOp) -> emitc.FuncOp:
        marked = [op for op in self._functions.values() if "hloom.abi" in op.attributes]
        if len(marked) != 1:
            raise error_at(
                module,
                f"expected one emitc.func with hloom.abi, but found {len(marked)}",
                help="hloom.abi on the entry says which of its parameters are arguments and results, and their types",
            )
        if marked[0].is_declaration:
            raise error_at(marked[0], "the entry has no body")
        return marked[0]

    def _entry_name(self, stem: str) -> str:
        symbol = self.entry.sym_name.data
        return mangle(stem if symbol == "main" else symbol, "model")

    def _entry_arguments(self) -> Iterator[Argument]:
        """The C parameters: as `hloom.abi` lists them, and a workspace where it lists none."""
        abi = parameters_of(self.entry)
        block_types = self.entry.function_type.inputs.data
        if len(abi) != len(block_types):
            raise error_at(
                self.entry, f"hloom.abi lists {len(abi)} parameters, but the function has {len(block_types)}"
            )
        macros = Scope()
        for parameter, type_ in zip(abi, block_types, strict=True):
            yield self._entry_argument(parameter, type_, macros)
        if all(parameter.role != "workspace" for parameter in abi):
            nothing = Parameter("workspace", "workspace", TensorType(i8, [0]))
            yield self._entry_argument(nothing, emitc.PointerType(i8), macros)

    def _entry_argument(self, parameter: Parameter, type_: Attribute, macros: Scope) -> Argument:
        if not isinstance(type_, emitc.PointerType):
            raise error_at(self.entry, f"hloom.abi: {parameter.name} is not a pointer, but {type_}")
        found = self._parameter_names.unique(
            mangle(parameter.name, "arg" if parameter.role == "argument" else parameter.role)
        )
        if parameter.role in ("constants", "workspace"):
            size = macro(self.name, parameter.role, "BYTES")
            return Argument(parameter, found, types.VOID.pointer(parameter.role == "constants"), size, types.VOID)
        element = self._abi_element(parameter, type_)
        size = macros.unique(macro(self.name, found, "SIZE"))
        return Argument(parameter, found, element.pointer(parameter.role == "argument"), size, element)

    def _abi_element(self, parameter: Parameter, type_: emitc.PointerType) -> CType:
        """The element's C type: that of the program's type where C has it, else what the function stores it as."""
        stored = types.storage_type(type_.pointee)
        try:
            wanted = types.storage_type(parameter.element_type)
        except Unsupported:
            return stored
        return wanted if wanted.size == stored.size and wanted.is_integer == stored.is_integer else stored

    # The order of things.

    def _callees_first(self) -> list[emitc.FuncOp]:
        """The functions that the entry reaches, each after those that it calls."""
        order: dict[str, emitc.FuncOp] = {}
        open_: dict[str, Iterator[str]] = {self.entry.sym_name.data: iter(self._callees(self.entry))}
        while open_:
            symbol, rest = next(reversed(open_.items()))
            callee = next((c for c in rest if c not in order and c in self._functions), None)
            if callee is None:
                order[symbol] = self._functions[symbol]
                del open_[symbol]
            elif callee in open_:
                raise unsupported_at(self._functions[callee], f"@{callee} calls itself")
            else:
                open_[callee] = iter(self._callees(self._functions[callee]))
        return [function for function in order.values() if not function.is_declaration]

    def uses_in(self, function: emitc.FuncOp) -> Uses:
        """What of a function has to be printed."""
        if (found := self._uses.get(function)) is None:
            found = self._uses[function] = Uses(function, self.effects, self.places)
        return found

    def _callees(self, function: emitc.FuncOp) -> list[str]:
        """The functions that one calls, in order."""
        live = self.uses_in(function).live
        calls = (op.callee.root_reference.data for op in function.walk() if isinstance(op, emitc.CallOp) and op in live)
        return list(dict.fromkeys(calls))

    def _globals_in(self, function: emitc.FuncOp) -> set[str]:
        live = self.uses_in(function).live
        return {op.name_.root_reference.data for op in live if isinstance(op, emitc.GetGlobalOp)}

    def _used_globals(self, order: list[emitc.FuncOp]) -> list[emitc.GlobalOp]:
        used = set[str]().union(*map(self._globals_in, order))
        return [op for op in self._ops if isinstance(op, emitc.GlobalOp) and op.sym_name.data in used]

    def _name_what_is_used(self, order: list[emitc.FuncOp]) -> None:
        """Names of the file's scope; they keep clear of the entry's parameters, which are part of its interface."""
        for function in order:
            if function is not self.entry:
                found = self.scope.unique(mangle(function.sym_name.data, "kernel"), self._parameter_names)
                self._names[function.sym_name.data] = found
        constants = Scope(self.scope)
        for op in self._used_globals(order):
            self.globals[op.sym_name.data] = constants.unique(
                mangle(op.sym_name.data, "constant"), self._parameter_names
            )

    # Constants.

    def _global(self, op: emitc.GlobalOp) -> Iterator[str]:
        if not op.const_specifier or op.initial_value is None:
            raise unsupported_at(
                op, f"the variable @{op.sym_name.data}, as only constants may live outside of functions"
            )
        try:
            type_ = types.storage_type(op.type)
        except Unsupported as error:
            raise unsupported_at(op, str(error)) from None
        declared = f"static const {type_.name} {self.globals[op.sym_name.data]}"
        if isinstance(op.type, emitc.ArrayType):
            yield from self._array(op, op.type, declared, type_)
        else:
            self.static_bytes += type_.size
            yield f"{declared} = {constant(self, op, op.initial_value, type_).text};"
        yield ""

    def _array(self, op: emitc.GlobalOp, array: emitc.ArrayType, declared: str, type_: CType) -> Iterator[str]:
        initial = op.initial_value
        if not isinstance(initial, DenseIntOrFPElementsAttr):
            raise unsupported_at(op, f"a constant array from {initial}")
        values = cast(DenseIntOrFPElementsAttr[Any], initial)
        shape = array.get_shape()
        self.static_bytes += math.prod(shape) * type_.size
        texts = elements(values, type_)
        if any("INF" in text or "NAN" in text for text in texts):
            self.need("math.h")
        declared += "".join(f"[{dim or 1}]" for dim in shape)
        if all(text in ("0", "0.0f", "0.0") for text in texts):
            yield f"{declared} = {{0}};"
            return
        lines = list(nested(texts, shape, WIDTH))
        if len(lines) == 1 and len(declared) + len(lines[0]) < WIDTH:
            yield f"{declared} = {{{lines[0].strip().rstrip(',')}}};"
        else:
            yield from (f"{declared} = {{", *lines, "};")

    # Functions.

    def _function(self, function: emitc.FuncOp) -> Iterator[str]:
        if isinstance(source := function.attributes.get("hloom.source"), StringAttr):
            yield from wrapped(f"/* {library.comment(source.data)} */", 0)
        try:
            head, parameters, scope = self._signature(function)
        except Unsupported as error:
            raise error if isinstance(error, LocatedError) else unsupported_at(function, str(error)) from None
        yield from wrapped(head, 0)
        yield "{"
        has_workspace = len(self.arguments) == len(parameters)
        unused = [] if function is not self.entry or has_workspace else [self.arguments[-1].name]
        yield from BodyPrinter(self, function, scope, parameters, unused).lines
        yield "}"
        yield ""

    def _signature(self, function: emitc.FuncOp) -> tuple[str, list[Expr], Scope]:
        if function is self.entry:
            return self.prototype, list(self._entry_values()), self._parameter_names
        scope = Scope(self.scope)
        for symbol in self._globals_in(function):
            scope.reserve(self.globals.get(symbol, ""))
        declarations: list[str] = []
        values: list[Expr] = []
        for number, attributes in enumerate(_argument_attributes(function)):
            declaration, value = self._parameter(function, number, attributes, scope)
            declarations.append(declaration)
            values.append(value)
        outputs = function.function_type.outputs.data
        result = self.type_of(outputs[0]).name if outputs else "void"
        words = [s.data for s in function.specifiers or () if s.data == "inline"]
        if self.profile == "native" and "hloom.noinline" in function.attributes:
            words.append("__attribute__((noinline))")
        name_ = self._names[function.sym_name.data]
        return f"{' '.join(['static', *words, result, name_])}({', '.join(declarations) or 'void'})", values, scope

    def _parameter(
        self, function: emitc.FuncOp, number: int, attributes: DictionaryAttr | None, scope: Scope
    ) -> tuple[str, Expr]:
        """The declaration of a function's parameter, and what stands for its value."""
        argument = function.body.blocks[0].args[number]
        given = attributes.data.get("hloom.name") if attributes is not None else None
        hint = given.data if isinstance(given, StringAttr) else argument.name_hint or f"arg{number}"
        found = scope.unique(mangle(hint, "arg"))
        const, restrict = _has(attributes, "hloom.const"), _has(attributes, "hloom.restrict")
        if isinstance(argument.type, emitc.ArrayType):
            element = types.storage_type(argument.type)
            dims = "".join(f"[{dim}]" for dim in argument.type.get_shape())
            return f"{'const ' if const else ''}{element.name} {found}{dims}", name(found, element, const)
        type_ = self.type_of(argument.type)
        if type_.pointee is None:
            return f"{type_.name} {found}", name(found, type_)
        return f"{type_.pointee.pointer(const)}{'restrict ' if restrict else ''}{found}", name(found, type_, const)

    def _entry_values(self) -> Iterator[Expr]:
        """What the entry's body sees of its parameters: the types that it was lowered to."""
        for argument, block_argument in zip(self.arguments, self.entry.body.blocks[0].args, strict=False):
            type_ = self.type_of(block_argument.type)
            const = argument.abi.role in ("argument", "constants")
            value = name(argument.name, type_, const)
            if type_.pointee is not None and argument.element != type_.pointee:
                value = cast_to(value, type_.pointee.pointer(const), type_)
            yield value

    def size_of(self, argument: Argument) -> int:
        """The value of a parameter's macro."""
        return argument.abi.bytes if argument.element is types.VOID else argument.abi.count

    @property
    def workspace_bytes(self) -> int:
        return sum(argument.abi.bytes for argument in self.arguments if argument.abi.role == "workspace")

    @property
    def prototype(self) -> str:
        """The declaration of the entry, without the semicolon."""
        declarations = ", ".join(f"{argument.declaration}{argument.name}" for argument in self.arguments)
        return f"int {self.name}({declarations})"


def _argument_attributes(function: emitc.FuncOp) -> list[DictionaryAttr | None]:
    given = list(function.arg_attrs) if function.arg_attrs is not None else []
    return [*given, *[None] * (len(function.function_type.inputs) - len(given))]


def _has(attributes: DictionaryAttr | None, key: str) -> bool:
    return attributes is not None and key in attributes.data
