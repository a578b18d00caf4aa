"""Pattern constructors made from op classes: `transpose(x, p)` for `stablehlo.transpose`.

Operands come first, in the order in which the op declares them, then properties, then regions, in theirs; all may go
by name. A variadic operand is a list. A region is a `Body`, or a function from its block's arguments to what its
terminator is given. A name that Python keeps for itself takes an underscore (`and_`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from keyword import iskeyword
from typing import Any, cast

from xdsl.ir import Operation
from xdsl.irdl import IRDLOperation, OpDef

from hloom.dialects.context import dialect_factories

from .terms import Body, BodyPattern, Operands, OpPattern, Place, Value, Values, body, caller, is_variadic, rule_error


class Constructor:
    """Makes patterns of one op class."""

    def __init__(self, op_class: type[IRDLOperation]) -> None:
        self.op_class = op_class
        definition = op_class.get_irdl_definition()
        self.operands = definition.operands
        self.properties = dict(_accessors(definition))
        self.regions = [name for name, _ in definition.regions]

    def __call__(self, *positional: Any, type: Any = None, **named: Any) -> OpPattern:
        """A pattern of the op; `type` is the type of its result, or a list of its results' types, where it is new and
        the op class has no `infer`."""
        return self.pattern(positional, named, type, caller())

    def pattern(self, positional: Sequence[Any], named: Mapping[str, Any], type: Any, place: Place) -> OpPattern:
        """The pattern that a call at `place` makes."""
        given = self._bind(positional, named, place)
        groups = tuple(
            self._operands(name, given.pop(name, None), is_variadic(definition), place)
            for name, definition in self.operands
        )
        regions = {name: self._region(name, given.pop(name), place) for name in self.regions if name in given}
        properties = {self.properties[name]: value for name, value in given.items() if value is not None}
        return OpPattern(self.op_class.name, self.op_class, groups, properties, regions, type, place)

    def _bind(self, positional: Sequence[Any], named: Mapping[str, Any], place: Place) -> dict[str, Any]:
        names = [*(name for name, _ in self.operands), *self.properties, *self.regions]
        if len(positional) > len(names):
            raise rule_error(f"{self.op_class.name} takes {', '.join(names)}: too many arguments", place)
        given = dict(zip(names, positional, strict=False))
        for name, value in named.items():
            if name not in names or name in given:
                raise rule_error(f"{self.op_class.name} takes {', '.join(names)}: not this '{name}'", place)
            given[name] = value
        return given

    def _operands(self, name: str, given: Any, variadic: bool, place: Place) -> Operands:
        values = _listed(given)
        if not variadic and (len(values) != 1 or not isinstance(values[0], Value)):
            raise rule_error(f"operand '{name}' of {self.op_class.name} is to be a Value", place)
        if not all(isinstance(value, Value | Values) for value in values):
            raise rule_error(f"operand '{name}' of {self.op_class.name} is to be a list of Values", place)
        if sum(isinstance(value, Values) for value in values) > 1:
            raise rule_error(f"operand '{name}' of {self.op_class.name} has more than one Values", place)
        return tuple(values)

    def _region(self, name: str, given: Any, place: Place) -> Body | BodyPattern:
        if isinstance(given, Body | BodyPattern):
            return given
        if not callable(given):
            message = f"region '{name}' of {self.op_class.name} is to be a Body, or a function of its block's arguments"
            raise rule_error(message, place)
        return body(cast(Any, given))


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
        op = operations(dialect).get(name.rstrip("_") if iskeyword(name.rstrip("_")) else name)
        if op is None:
            raise AttributeError(f"dialect '{dialect}' has no op '{name}' that a rule can name")
        return constructor(op)

    return find


@cache
def operations(dialect: str) -> dict[str, type[IRDLOperation]]:
    """The dialect's ops by name without its prefix; dots become underscores."""
    operations: list[type[Operation]] = list(dialect_factories()[dialect]().operations)
    return {op.name.partition(".")[2].replace(".", "_"): op for op in operations if issubclass(op, IRDLOperation)}
