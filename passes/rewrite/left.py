"""The left-hand side of a rule: conditions on the root op and what it is made of, in the order of the pattern."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from xdsl.ir import Attribute
from xdsl.irdl import OptionalDef, OptOperandDef, VariadicDef

from .codec import to_python
from .compiler import Compiler, conjuncts, listed, nodes
from .spelling import spelled
from .terms import Absent, Attr, Body, BodyPattern, Computed, OpPattern, Result, Rewrite, Value, Values, is_variadic


class Left(Compiler):
    """Compiles a pattern; `swapped` are the commutative ops whose operands are taken in the other order."""

    def __init__(self, rewrite: Rewrite, name: str, swapped: frozenset[int], *, explaining: bool = False) -> None:
        super().__init__(rewrite, name, explaining=explaining)
        self.swapped = swapped
        self.owners: dict[int, str] = {}  # what each op of the pattern is called, by the pattern's identity
        # Attributes that are computed from others, which may be bound after them.
        self.late: list[tuple[OpPattern, str, Computed, str, str]] = []

    def left(self) -> None:
        old, new = self.rewrite.old, self.rewrite.new
        if old.result_count is None:
            self.unless(f"len(op.results) == {len(new)}", f"{old.name} has {len(new)} results")
        if new and not old.several_results:
            self.emit("*_, root = op.results" if old.result_count is None else "root, = op.results")
        self.match(old, "op", "root")
        for pattern, name, expected, found, op in self.late:
            made = f"{self.encoder(pattern, name)}({self.expression(expected)})"
            self.unless(f"{found} == {made}", f"{name} is {spelled(expected)}", op)
        for part in conjuncts(self.rewrite.when):
            self.unless(self.expression(part), spelled(part))

    def match(self, pattern: OpPattern, op: str, value: str) -> None:
        """Conditions that `op`, which is of the class, is as the pattern says; `value` is its result, if it has one."""
        definition = pattern.definition
        self.owners[id(pattern)] = op
        if not pattern.several_results:
            self.names[id(pattern)] = value
        self.match_operands(pattern, op)
        for name, expected in pattern.properties.items():
            default = definition.properties[name].default_value
            found = f"{op}.properties.get({name!r}{'' if default is None else ', ' + self.constant(default)})"
            self.match_property(pattern, name, expected, found, op)
        for name, body in pattern.regions.items():
            self.match_region(pattern, name, body, op)

    # ---- operands

    def match_operands(self, pattern: OpPattern, op: str) -> None:
        operands = pattern.definition.operands
        variadic = [name for name, operand in operands if is_variadic(operand)]
        if len(variadic) > 1:
            for (name, operand), group in zip(operands, pattern.groups, strict=True):
                self.match_group(group, self.group(op, name, operand), f"{name} of {pattern.name}", op)
            return
        group = pattern.operands[::-1] if id(pattern) in self.swapped else pattern.operands
        if group or variadic:
            self.match_group(group, f"{op}._operands", f"operands of {pattern.name}", op, exact=bool(variadic))

    def group(self, op: str, name: str, definition: object) -> str:
        """Source for the values of an operand that the op defines."""
        if not is_variadic(definition):
            return f"({op}.{name},)"
        values = self.fresh("g")
        self.emit(f"{values} = {op}.{name}")
        if isinstance(definition, OptOperandDef):
            self.emit(f"{values} = () if {values} is None else ({values},)")
        return values

    def match_group(
        self, group: Sequence[Value | Values], source: str, what: str, op: str, *, exact: bool = True
    ) -> None:
        """Values one by one; one `Values` among them takes as many as there are."""
        if not any(isinstance(operand, Values) for operand in group):
            if exact:
                self.unless(f"len({source}) == {len(group)}", f"{len(group)} {what}", op)
            values = [self.fresh(f"v{index}_") for index in range(len(group))]
            self.emit(f"{listed(values)}= {source}" if group else "pass")
            for index, (operand, value) in enumerate(zip(group, values, strict=True)):
                self.match_value(cast(Value, operand), value, op, f"operand {index}")
            return
        split = next(index for index, operand in enumerate(group) if isinstance(operand, Values))
        head, rest, tail = group[:split], group[split], group[split + 1 :]
        if head or tail:
            count = len(head) + len(tail)
            self.unless(f"len({source}) >= {count}", f"at least {count} {what}", op)
        for index, operand in (*enumerate(head), *enumerate(tail, -len(tail))):
            value = self.fresh("v")
            self.emit(f"{value} = {source}[{index}]")
            self.match_value(cast(Value, operand), value, op, f"operand {index}")
        end = f"len({source}) - {len(tail)}" if tail else ""
        assert isinstance(rest, Values)
        self.same_or_bound(rest, f"tuple({source}[{len(head)}:{end}])", what, op)

    def match_value(self, pattern: Value, value: str, user: str, what: str) -> None:
        """Conditions that a value is as the pattern says; `what` it is of `user`."""
        if isinstance(pattern, Result):
            self.match_owner(pattern.op, value, user, what)
            self.unless(f"{value}.index == {pattern.index}", f"{what} is result {pattern.index}", user)
            self.names[id(pattern)] = value
        elif id(pattern) in self.names:
            self.unless(f"{self.names[id(pattern)]} is {value}", f"{what} is {spelled(pattern)} again", user)
        elif isinstance(pattern, OpPattern):
            self.match_owner(pattern, value, user, what)
            if pattern.result_count is None:
                owner = self.owners[id(pattern)]
                self.unless(f"len({owner}.results) == 1", f"{pattern.name} has one result", owner)
        else:
            self.names[id(pattern)] = value

    def match_owner(self, pattern: OpPattern, value: str, user: str, what: str) -> None:
        owner = self.fresh("o")
        self.emit(f"{owner} = {value}.owner")
        known = self.owners.get(id(pattern))
        if known is not None:
            self.unless(f"{owner} is {known}", f"{what} comes from the same {pattern.name}", user)
            return
        self.unless(f"{owner}.__class__ is {self.constant(pattern.op_class)}", f"{what} is a {pattern.name}", user)
        self.match(pattern, owner, value)

    def same_or_bound(self, term: Values | Attr | Body, found: str, what: str, op: str) -> None:
        """Binds a term, or asks that it is what it was."""
        known = self.names.get(id(term))
        if known is not None:
            self.unless(f"{found} == {known}", f"{what} is {spelled(term)} again", op)
            return
        self.names[id(term)] = name = self.fresh("a")
        self.emit(f"{name} = {found}")

    # ---- properties

    def match_property(self, pattern: OpPattern, name: str, expected: object, found: str, op: str) -> None:
        if isinstance(expected, Computed):
            self.late.append((pattern, name, expected, found, op))
        elif isinstance(expected, Absent):
            self.unless(f"{found} is None", f"{name} is left out", op)
        elif isinstance(expected, Attr):
            self.same_or_bound(expected, found, name, op)
        else:
            wanted: Attribute | None = self.encoded(pattern, name, expected)
            self.unless(f"{found} == {self.constant(wanted)}", f"{name} is {to_python(wanted)}", op)

    # ---- regions

    def match_region(self, pattern: OpPattern, name: str, body: Body | BodyPattern, op: str) -> None:
        regions = pattern.definition.regions
        index = next(index for index, (known, _) in enumerate(regions) if known == name)
        if any(isinstance(region, VariadicDef | OptionalDef) for _, region in regions):
            raise self.error(f"{pattern.name} has any number of regions: that takes a native rule", pattern.place)
        region = self.fresh("r")
        self.emit(f"{region} = {op}.regions[{index}]")
        if isinstance(body, Body):
            self.same_or_bound(body, region, name, op)
            return
        self.names[id(body)] = region
        self.match_body(body, region, f"{name} of {pattern.name}", op)

    def match_body(self, body: BodyPattern, region: str, what: str, op: str) -> None:
        """One block: its arguments, its results, and as many ops as the pattern has."""
        count = len({id(node) for result in body.results for node in nodes(result)}) + 1
        block, end = self.fresh("b"), self.fresh("e")
        self.unless(f"len({region}.blocks) == 1", f"{what} is one block", op)
        self.emit(f"{block} = {region}.blocks[0]")
        text = f"{what} takes {len(body.arguments)} arguments"
        self.unless(f"len({block}.args) == {len(body.arguments)}", text, op)
        self.unless(f"sum(1 for _ in {block}.ops) == {count}", f"{what} has {count} ops", op)
        for index, argument in enumerate(body.arguments):
            self.names[id(argument)] = f"{block}.args[{index}]"
        self.emit(f"{end} = {block}.last_op")
        self.match_group(body.results, f"{end}._operands", f"results of {what}", op)
