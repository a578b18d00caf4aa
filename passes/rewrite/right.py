"""The right-hand side of a rule: makes its ops, unattached, and gives what takes the place of the root's results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xdsl.dialects.builtin import DenseArrayBase, i32
from xdsl.irdl import AttrSizedOperandSegments, OptPropertyDef

from .compiler import listed, present
from .left import Left
from .terms import Absent, Attr, Computed, OpPattern, Result, Value, Values


class Right(Left):
    """Compiles a whole rule."""

    def right(self) -> None:
        """Makes what is new; a value that is there already has to have the type of the result that it replaces."""
        new, made = self.rewrite.new, list[str]()
        results = self.rewrite.old.result_count
        if results is not None and results != len(new):
            raise self.error(f"{self.rewrite.old.name} has {results} results, and the right-hand side {len(new)}")
        root = self.takes_types()
        if root is None:
            for index, term in enumerate(new):
                known = self.value(term, made)
                text = "the new value has the type of the old one"
                self.unless(f"{known}.type == {self.root(index)}.type", text)
        else:
            self.op(root, made, f"({listed([f'{self.root(index)}.type' for index in range(len(new))])})")
        self.emit(f"return ({listed(made)}), ({listed([self.value(term, made) for term in new])})")

    def root(self, index: int) -> str:
        """Source for a result of the root."""
        return f"op.results[{index}]" if self.rewrite.old.several_results else "root"

    def takes_types(self) -> OpPattern | None:
        """The new op whose results take the place of the root's, one by one, and so take their types."""
        first = self.rewrite.new[0] if self.rewrite.new else None
        op = first.op if isinstance(first, Result) else first
        if not isinstance(op, OpPattern) or id(op) in self.owners or op.type is not None:
            return None
        in_order = all(isinstance(v, Result) and v.op is op and v.index == i for i, v in enumerate(self.rewrite.new))
        return op if in_order or (first is op and len(self.rewrite.new) == 1) else None

    def value(self, term: Value, made: list[str]) -> str:
        """Source for a value that the term says, made where it is not there."""
        if isinstance(term, Result):
            if id(term) in self.names:
                return self.names[id(term)]
            return f"{self.op(term.op, made)}.results[{term.index}]"
        if id(term) in self.names or not isinstance(term, OpPattern) or term.several_results:
            return self.bound(term)
        self.names[id(term)] = value = f"{self.op(term, made)}.results[0]"
        return value

    def op(self, pattern: OpPattern, made: list[str], types: str | None = None) -> str:
        """Source for an op, made where it is not there."""
        known = self.owners.get(id(pattern))
        if known is not None:
            return known
        operands = ["*" + self.bound(v) if isinstance(v, Values) else self.value(v, made) for v in pattern.operands]
        properties, regions = self.fresh("p"), ""
        self.emit(f"{properties} = {self.properties(pattern)}")
        if pattern.definition.regions:
            regions = self.fresh("r")
            self.emit(f"{regions} = ({listed(self.regions(pattern))})")
        types = types or self.types(pattern, operands, properties, regions)
        made.append(op := self.fresh("n"))
        create = f"{self.constant(pattern.op_class.create)}(operands=({listed(operands)}), result_types={types}"
        rest = f"properties={properties}{f', regions={regions}' if regions else ''}, location=op.location)"
        self.emit(f"{op} = {create}, {rest}")
        self.owners[id(pattern)] = op
        return op

    def types(self, pattern: OpPattern, operands: Sequence[str], properties: str, regions: str) -> str:
        """Source for the types of a new op's results: the ones given, or what the op class infers."""
        if pattern.type is not None:
            given = pattern.type if isinstance(pattern.type, list | tuple) else (pattern.type,)
            return f"({listed([self.expression(one) for one in given])})"
        if pattern.result_count == 0:
            return "()"
        infer = getattr(pattern.op_class, "infer", None)
        if infer is None:
            raise self.error(f"{pattern.name} does not infer its type: give type=…", pattern.place)
        types = _listed_types(operands)
        return f"{self.constant(infer)}({types}, {properties}{', ' + regions if regions else ''})"

    def properties(self, pattern: OpPattern) -> str:
        """Source for a new op's properties; each one that has to be there has to be said."""
        known = pattern.definition.properties
        segments = self.segments(pattern)
        for name, definition in known.items():
            needed = not isinstance(definition, OptPropertyDef) and name not in segments
            if needed and name not in pattern.properties:
                raise self.error(f"the new {pattern.name} needs '{name}'", pattern.place)
        items = {name: self.property(pattern, name, value) for name, value in pattern.properties.items()}
        source = ", ".join(f"{name!r}: {value}" for name, value in {**items, **segments}.items())
        optional = any(isinstance(known.get(name), OptPropertyDef) for name in pattern.properties)
        return f"{self.constant(present)}({{{source}}})" if optional else f"{{{source}}}"

    def segments(self, pattern: OpPattern) -> Mapping[str, str]:
        """How many values each operand has, for ops that say so in a property."""
        definition = pattern.definition
        if not any(isinstance(option, AttrSizedOperandSegments) for option in definition.options):
            return {}
        counts = [self.count(group) for group in pattern.groups]
        return {"operandSegmentSizes": f"{self.constant(_segments)}(({listed(counts)}))"}

    def count(self, group: Sequence[Value | Values]) -> str:
        single = sum(not isinstance(value, Values) for value in group)
        return " + ".join([str(single), *(f"len({self.bound(v)})" for v in group if isinstance(v, Values))])

    def property(self, pattern: OpPattern, name: str, value: object) -> str:
        if isinstance(value, Computed):
            return f"{self.encoder(pattern, name)}({self.expression(value)})"
        if isinstance(value, Attr) and not isinstance(value, Absent):
            return self.bound(value)
        return self.constant(self.encoded(pattern, name, value))

    def regions(self, pattern: OpPattern) -> list[str]:
        """Source for copies of the regions that the left-hand side has bound."""
        sources: list[str] = []
        for name, _ in pattern.definition.regions:
            body = pattern.regions.get(name)
            if body is None or id(body) not in self.names:
                message = f"the new {pattern.name} needs a region of the left-hand side as '{name}'"
                raise self.error(message, pattern.place)
            sources.append(f"{self.names[id(body)]}.clone()")
        return sources


def _listed_types(operands: Sequence[str]) -> str:
    """Source for the types of values; `*v` is the tuple of values `v`."""
    parts = (f"*(v.type for v in {value[1:]})" if value[0] == "*" else f"{value}.type" for value in operands)
    return f"({listed(list(parts))})"


def _segments(counts: Sequence[int]) -> Any:
    return DenseArrayBase.from_list(i32, list(counts))
