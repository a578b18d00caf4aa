"""A rewrite as one Python function on its root op, compiled from generated source.

The function walks the pattern by class checks on the owners of operands, binds values and attributes to local names,
asks the guard, and makes the ops of the right-hand side (unattached). Where a matched op is commutative, there is a
function for each order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any, TypeAlias, cast

from xdsl.ir import Attribute, Operation, SSAValue
from xdsl.irdl import IRDLOperation, OptOperandDef, OptPropertyDef, OptResultDef, VarOperandDef, VarResultDef
from xdsl.traits import Commutative

from .codec import encoder, to_python
from .terms import Attr, Computed, Guard, OpPattern, Rewrite, Term, Value, both, either, rule_error

# The new ops in order, and the value that takes the place of the root's result.
Replacement: TypeAlias = tuple[tuple[Operation, ...], SSAValue]
Matcher: TypeAlias = Callable[[Operation], Replacement | None]

# Guards are combined by Python's own connectives, which ask the second only where it matters.
_CONNECTIVES: dict[Callable[..., bool], str] = {both: "and", either: "or"}
# More orders of commutative operands than this in one rule are a mistake.
_MAX_ORDERS = 16


def compile_matchers(rewrite: Rewrite, name: str) -> list[Matcher]:
    """The functions to try, one for each order of the operands of commutative ops; raises `RuleError`."""
    swappable = [node for node in _nodes(rewrite.old) if _is_swappable(node, rewrite)]
    orders = [frozenset(map(id, some)) for n in range(len(swappable) + 1) for some in combinations(swappable, n)]
    if len(orders) > _MAX_ORDERS:
        raise rule_error(f"rule '{name}' has {len(orders)} orders of commutative operands", *rewrite.old.place)
    return [_Compiler(rewrite, name, swapped).compile() for swapped in orders]


def _nodes(pattern: Value) -> Iterator[OpPattern]:
    if isinstance(pattern, OpPattern):
        yield pattern
        for operand in pattern.operands:
            yield from _nodes(operand)


def benefit(rewrite: Rewrite) -> int:
    """How many ops the left-hand side matches."""
    return len({id(node) for node in _nodes(rewrite.old)})


def _is_swappable(node: OpPattern, rewrite: Rewrite) -> bool:
    """Whether exchanging the two operands can make a difference to the match."""
    if not node.op_class.has_trait(Commutative) or len(node.operands) != 2 or node.operands[0] is node.operands[1]:
        return False
    mentioned = [id(operand) for other in _nodes(rewrite.old) for operand in other.operands]
    mentioned += map(id, _mentions(rewrite.when))
    return any(isinstance(v, OpPattern) or mentioned.count(id(v)) > 1 for v in node.operands)


def _mentions(term: object) -> Iterator[Term]:
    if isinstance(term, Guard | Computed):
        for argument in term.arguments:
            yield from _mentions(argument)
    elif isinstance(term, Term):
        yield term


class _Compiler:
    def __init__(self, rewrite: Rewrite, name: str, swapped: frozenset[int]) -> None:
        self.rewrite, self.rule, self.swapped = rewrite, name, swapped
        self.lines: list[str] = []
        self.scope: dict[str, Any] = {"to_python": to_python, "present": _present}
        self.names: dict[int, str] = {}  # what each term is called in the generated function, by identity
        self.late: list[str] = []  # conditions on attributes that are computed from others

    def compile(self) -> Matcher:
        self.match(self.rewrite.old, "op", "op.results[0]")
        for condition in self.late:
            self.unless(condition)
        if self.rewrite.when is not None:
            self.unless(self.expression(self.rewrite.when))
        self.result()
        source = "def match(op):\n" + "".join(f"    {line}\n" for line in self.lines)
        exec(compile(source, f"<rule {self.rule}>", "exec"), self.scope)
        return self.scope["match"]

    def emit(self, line: str) -> None:
        self.lines.append(line)

    def unless(self, condition: str) -> None:
        self.emit(f"if not ({condition}): return None")

    def fresh(self, prefix: str) -> str:
        return f"{prefix}{len(self.lines)}"

    def constant(self, value: object) -> str:
        name = f"k{len(self.scope)}"
        self.scope[name] = value
        return name

    def match(self, pattern: OpPattern, op: str, value: str) -> None:
        """Conditions that `op`, whose result is `value`, is as the pattern says."""
        definition = _definition(pattern, self.rule)
        self.names[id(pattern)] = value
        self.match_operands(pattern, op)
        for name, expected in pattern.properties.items():
            default = definition.properties[name].default_value
            found = f"{op}.properties.get({name!r}{'' if default is None else ', ' + self.constant(default)})"
            self.match_property(pattern, name, expected, found)

    def match_operands(self, pattern: OpPattern, op: str) -> None:
        operands = pattern.operands[::-1] if id(pattern) in self.swapped else pattern.operands
        if any(True for _ in _variadics(pattern)):
            self.unless(f"len({op}._operands) == {len(operands)}")
        if not operands:
            return
        values = [self.fresh(f"v{index}_") for index in range(len(operands))]
        self.emit(f"{', '.join(values)}, = {op}._operands")
        for operand, value in zip(operands, values, strict=True):
            self.match_value(operand, value)

    def match_value(self, pattern: Value, value: str) -> None:
        if id(pattern) in self.names:
            self.unless(f"{self.names[id(pattern)]} is {value}")
        elif isinstance(pattern, OpPattern):
            owner = self.fresh("o")
            self.emit(f"{owner} = {value}.owner")
            self.unless(f"{owner}.__class__ is {self.constant(pattern.op_class)}")
            self.match(pattern, owner, value)
        else:
            self.names[id(pattern)] = value

    def match_property(self, pattern: OpPattern, name: str, expected: object, found: str) -> None:
        if isinstance(expected, Computed):
            made = f"{self.encoder(pattern, name)}({self.expression(expected)})"
            self.late.append(f"{found} == {made}")
        elif isinstance(expected, Attr) and id(expected) not in self.names:
            self.names[id(expected)] = attribute = self.fresh("a")
            self.emit(f"{attribute} = {found}")
        elif isinstance(expected, Attr):
            self.unless(f"{found} == {self.names[id(expected)]}")
        else:
            self.unless(f"{found} == {self.constant(self.encoded(pattern, name, expected))}")

    def encoder(self, pattern: OpPattern, name: str) -> str:
        return self.constant(encoder(_definition(pattern, self.rule).properties[name].constr))

    def encoded(self, pattern: OpPattern, name: str, value: object) -> Attribute | None:
        try:
            return encoder(_definition(pattern, self.rule).properties[name].constr)(value)
        except (TypeError, ValueError) as error:
            raise rule_error(f"property '{name}' of {pattern.op_class.name}: {error}", *pattern.place) from None

    def expression(self, term: object) -> str:
        """Python source for what functions and guards are given for a term."""
        if isinstance(term, Guard) and term.function in _CONNECTIVES:
            a, b = map(self.expression, term.arguments)
            return f"({a} {_CONNECTIVES[term.function]} {b})"
        if isinstance(term, Guard | Computed):
            return f"{self.constant(term.function)}({', '.join(map(self.expression, term.arguments))})"
        if isinstance(term, Attr):
            return f"to_python({self.bound(term)})"
        if isinstance(term, Value):
            return self.bound(term)
        return self.constant(term)

    def bound(self, term: Value | Attr) -> str:
        if id(term) not in self.names:
            message = f"rule '{self.rule}' uses '{term.name}', which the left-hand side does not bind"
            raise rule_error(message, *self.rewrite.old.place)
        return self.names[id(term)]

    def result(self) -> None:
        """Makes the right-hand side; a value that is there already has to have the root's type."""
        new, made = self.rewrite.new, list[str]()
        if id(new) in self.names or not isinstance(new, OpPattern):
            self.unless(f"{self.bound(new)}.type == op.results[0].type")
        value = self.build(new, made, "op.results[0].type")
        self.emit(f"return ({''.join(f'{op}, ' for op in made)}), {value}")

    def build(self, term: Value, made: list[str], type_: str | None = None) -> str:
        """Makes what the term says, unless it is there; `type_` is what is known of its type."""
        if id(term) in self.names or not isinstance(term, OpPattern):
            return self.bound(term)
        operands = [self.build(operand, made) for operand in term.operands]
        self.emit(f"{(properties := self.fresh('p'))} = {self.properties(term)}")
        type_ = type_ or self.type_of(term, operands, properties)
        made.append(op := self.fresh("n"))
        create = f"{self.constant(term.op_class.create)}(operands=({_listed(operands)}), result_types=({type_},)"
        self.emit(f"{op} = {create}, properties={properties}, location=op.location)")
        self.names[id(term)] = f"{op}.results[0]"
        return f"{op}.results[0]"

    def type_of(self, pattern: OpPattern, operands: list[str], properties: str) -> str:
        """Source for the type of an inner op of the right-hand side: the one given, or what the op class infers."""
        if pattern.type is not None:
            return self.expression(pattern.type)
        infer = getattr(pattern.op_class, "infer", None)
        if infer is None:
            message = f"{pattern.op_class.name} does not infer its type: give type=…"
            raise rule_error(message, *pattern.place)
        types = _listed([f"{operand}.type" for operand in operands])
        return f"{self.constant(infer)}(({types}), {properties})[0]"

    def properties(self, pattern: OpPattern) -> str:
        """Source for a new op's properties; each one that has to be there has to be said."""
        known = _definition(pattern, self.rule).properties
        for name in known:
            if not isinstance(known[name], OptPropertyDef) and name not in pattern.properties:
                raise rule_error(f"the new {pattern.op_class.name} needs '{name}'", *pattern.place)
        items = [f"{name!r}: {self.property(pattern, name, value)}" for name, value in pattern.properties.items()]
        optional = any(isinstance(known[name], OptPropertyDef) for name in pattern.properties)
        return f"present({{{', '.join(items)}}})" if optional else f"{{{', '.join(items)}}}"

    def property(self, pattern: OpPattern, name: str, value: object) -> str:
        if isinstance(value, Computed):
            return f"{self.encoder(pattern, name)}({self.expression(value)})"
        if isinstance(value, Attr):
            return self.bound(value)
        return self.constant(self.encoded(pattern, name, value))


def _definition(pattern: OpPattern, rule: str) -> Any:
    """The definition of an op that a pattern can describe: one result, no regions, at most one variadic operand."""
    definition = cast(type[IRDLOperation], pattern.op_class).get_irdl_definition()
    variadic_result = any(isinstance(d, VarResultDef | OptResultDef) for _, d in definition.results)
    if definition.regions or len(definition.results) != 1 or variadic_result or len(list(_variadics(pattern))) > 1:
        message = f"rule '{rule}': {pattern.op_class.name} takes a native rule: it has regions, or not one result"
        raise rule_error(message, *pattern.place)
    return definition


def _variadics(pattern: OpPattern) -> Iterator[str]:
    for name, operand in cast(type[IRDLOperation], pattern.op_class).get_irdl_definition().operands:
        if isinstance(operand, VarOperandDef | OptOperandDef):
            yield name


def _listed(items: list[str]) -> str:
    return "".join(f"{item}, " for item in items)


def _present(properties: Mapping[str, Attribute | None]) -> dict[str, Attribute]:
    return {name: value for name, value in properties.items() if value is not None}
