"""Pattern constructors made from op classes: `transpose(x, p)` for `stablehlo.transpose`.

Operands come first, in the order in which the op declares them, then properties, in theirs; all may go by name. A
variadic operand is a list. A name that Python keeps for itself takes an underscore (`and_`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from keyword import iskeyword
from typing import Any, cast

from xdsl.ir import Attribute, Operation
from xdsl.irdl import IRDLOperation, OpDef, OptOperandDef, VarOperandDef

from hloom.dialects.context import dialect_factories

from .terms import Attr, OpPattern, Value, caller, rule_error


class Constructor:
    """Makes patterns of one op class."""

    def __init__(self, op_class: type[IRDLOperation]) -> None:
        self.op_class = op_class
        definition = op_class.get_irdl_definition()
        self.operands = definition.operands
        self.properties = dict(_accessors(definition))

    def __call__(self, *positional: Any, type: Attr | Attribute | None = None, **named: Any) -> OpPattern:
        """A pattern of the op; `type` is the type of its result, where it is new and the op class has no `infer`."""
        place = caller()
        given = self._bind(positional, named, place)
        operands: list[Value] = []
        for name, definition in self.operands:
            variadic = isinstance(definition, VarOperandDef | OptOperandDef)
            operands += self._operands(name, given.pop(name, None), variadic, place)
        properties = {self.properties[name]: value for name, value in given.items() if value is not None}
        return OpPattern(self.op_class.name, self.op_class, tuple(operands), properties, type, place)

    def _bind(self, positional: Sequence[Any], named: Mapping[str, Any], place: tuple[str, int]) -> dict[str, Any]:
        names = [name for name, _ in self.operands] + list(self.properties)
        if len(positional) > len(names):
            raise rule_error(f"{self.op_class.name} takes {', '.join(names)}: too many arguments", *place)
        given = dict(zip(names, positional, strict=False))
        for name, value in named.items():
            if name not in names or name in given:
                raise rule_error(f"{self.op_class.name} takes {', '.join(names)}: not this '{name}'", *place)
            given[name] = value
        return given

    def _operands(self, name: str, given: Any, variadic: bool, place: tuple[str, int]) -> list[Value]:
        values = _listed(given)
        if (not variadic and len(values) != 1) or not all(isinstance(value, Value) for value in values):
            raise rule_error(f"operand '{name}' of {self.op_class.name} is to be a Value", *place)
        return values


def _listed(given: Any) -> list[Any]:
    if given is None:
        return []
    return list(cast(Sequence[Any], given)) if isinstance(given, list | tuple) else [given]


def _accessors(definition: OpDef) -> list[tuple[str, str]]:
    """Each property's name in Python, and its own."""
    by_name = {name: accessor for accessor, (name, kind) in definition.accessor_names.items() if kind == "property"}
    return [(by_name.get(name, name), name) for name in definition.properties]


@cache
def constructor(op_class: type[IRDLOperation]) -> Constructor:
    return Constructor(op_class)


def constructors(dialect: str) -> Callable[[str], Constructor]:
    """The `__getattr__` of a module that offers a dialect's ops by name."""

    def find(name: str) -> Constructor:
        op = _operations(dialect).get(name.rstrip("_") if iskeyword(name.rstrip("_")) else name)
        if op is None:
            raise AttributeError(f"dialect '{dialect}' has no op '{name}' that a rule can name")
        return constructor(op)

    return find


@cache
def _operations(dialect: str) -> dict[str, type[IRDLOperation]]:
    """The dialect's ops by name without its prefix; dots become underscores."""
    operations: list[type[Operation]] = list(dialect_factories()[dialect]().operations)
    return {op.name.partition(".")[2].replace(".", "_"): op for op in operations if issubclass(op, IRDLOperation)}
