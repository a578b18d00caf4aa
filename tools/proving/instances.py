"""Programs that a rule matches: its left-hand side, filled with ops drawn from their samplers.

Ops are drawn from the root down, each with the result type that its user's operand has; what the rule says again
(a value, an attribute) is what it was before. What a guard asks of a value is made so where a maker is known; what
does not fit after all is thrown away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import (
    BFloat16Type,
    ComplexType,
    Float16Type,
    FunctionType,
    IntegerType,
    ModuleOp,
    Signedness,
    TensorType,
    f32,
    f64,
    i1,
)
from xdsl.dialects.func import FuncOp, ReturnOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.sampling import Draw, sample
from hloom.passes.rewrite import Rule
from hloom.passes.rewrite.codec import encoder
from hloom.passes.rewrite.terms import (
    Absent,
    Attr,
    Body,
    BodyPattern,
    Computed,
    OpPattern,
    Result,
    Value,
    Values,
)

from .makers import leaf_makers

DTYPES: dict[str, Attribute] = {
    "i1": i1,
    "i8": IntegerType(8),
    "i32": IntegerType(32),
    "ui8": IntegerType(8, Signedness.UNSIGNED),
    "ui32": IntegerType(32, Signedness.UNSIGNED),
    "f16": Float16Type(),
    "bf16": BFloat16Type(),
    "f32": f32,
    "f64": f64,
    "complex<f32>": ComplexType(f32),
}
"""The element types that rules are tried on, by MLIR's names."""


class Unfit(Exception):
    """What was drawn does not fit together."""


@dataclass
class Instance:
    """A program whose `@main` computes the left-hand side: the root is the op before the terminator.

    `ranges` are the whole numbers that some arguments take, as `Sample.ranges`.
    """

    module: ModuleOp
    ranges: Mapping[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])

    @property
    def main(self) -> FuncOp:
        return cast(FuncOp, self.module.body.block.first_op)


def instance(rule: Rule, rng: np.random.Generator, element: Attribute, budget: int) -> Instance | None:
    """An instance whose tensors have up to `budget` elements, of an element type where the rule leaves it open; None
    where luck did not give one. That the rule matches it is not said."""
    try:
        return _Instance(rule, rng, element, budget).build()
    except (Unfit, VerifyException):
        return None


class _Instance:
    def __init__(self, rule: Rule, rng: np.random.Generator, element: Attribute, budget: int) -> None:
        self.rule, self.rng, self.element, self.budget = rule, rng, element, budget
        self.draw = Draw(rng, budget)
        # Ops on parts of complex numbers have the element type on one side only.
        self.prefer = ComplexType(cast(Any, element)) if element in (f32, f64) and self.draw.chance(0.3) else element
        self.block = Block()
        self.values: dict[int, Any] = {}  # by the term's identity
        self.ops: dict[int, Operation] = {}
        self.attributes: dict[int, Any] = {}
        self.ranges: dict[int, tuple[int, int]] = {}
        self.makers = leaf_makers(rule.rewrite.when)

    def build(self) -> Instance:
        old = self.rule.rewrite.old
        wanted = TensorType(self.element, self.draw.shape()) if self.draw.chance(0.7) else None
        root = self.op(old, wanted)
        self.block.add_op(ReturnOp(*root.results))
        type_ = FunctionType.from_lists(list(self.block.arg_types), [result.type for result in root.results])
        if not any(self.is_wanted(found) for found in (*type_.inputs, *type_.outputs)):
            raise Unfit
        return Instance(ModuleOp([FuncOp("main", type_, Region(self.block))]), self.ranges)

    def is_wanted(self, type_: Attribute) -> bool:
        """Whether a type has the element type that the instance is for."""
        return isinstance(type_, TensorType) and cast(TensorType[Attribute], type_).element_type == self.element

    # ---- ops

    def op(self, pattern: OpPattern, wanted: TensorType[Attribute] | None) -> Operation:
        """An op as the pattern says, of the type that is wanted."""
        known = self.ops.get(id(pattern))
        if known is not None:
            return known
        prefer = self.prefer if self.draw.chance(0.6) else None
        drawn = sample(pattern.op_class, self.rng, self.budget, wanted, prefer=prefer)
        if drawn is None:
            raise Unfit
        properties = self.properties(pattern, drawn.op)
        operands = self.operands(pattern, drawn.op, drawn.ranges, drawn.given)
        regions = self.regions(pattern, drawn.op)
        op = self.made(pattern.op_class, operands, properties, regions, drawn.op)
        if wanted is not None and op.results[0].type != wanted:
            raise Unfit
        self.ops[id(pattern)] = op
        self.block.add_op(op)
        return op

    def made(
        self,
        op_class: type[Operation],
        operands: Sequence[SSAValue],
        properties: Mapping[str, Attribute],
        regions: Sequence[Region],
        like: Operation | None,
    ) -> Operation:
        """A verified op; its types are inferred, or those of the op that was drawn."""
        infer = getattr(op_class, "infer", None)
        if infer is not None:
            types = infer([operand.type for operand in operands], properties, regions)
        elif like is not None:
            types = like.result_types
        else:
            raise Unfit
        op = op_class.create(operands=operands, result_types=types, properties=properties, regions=regions)
        op.verify(verify_nested_ops=False)
        return op

    # ---- operands

    def operands(
        self, pattern: OpPattern, drawn: Operation, ranges: Mapping[int, tuple[int, int]], given: Mapping[int, Any]
    ) -> list[SSAValue]:
        if given:  # operands that take just some values: constants would have to be known
            raise Unfit
        wanted = self._groups(pattern, drawn)
        made: list[SSAValue] = []
        for group, values in zip(pattern.groups, wanted, strict=True):
            made += self.group(group, values, drawn, ranges)
        return made

    def _groups(self, pattern: OpPattern, drawn: Operation) -> list[Sequence[SSAValue]]:
        """What was drawn for each operand that the op defines."""
        found: list[Sequence[SSAValue]] = []
        for name, _ in pattern.definition.operands:
            value: Any = getattr(drawn, name)
            single: Sequence[SSAValue] = () if value is None else (value,)
            found.append(cast("tuple[SSAValue, ...]", value) if isinstance(value, tuple) else single)
        return found

    def group(
        self,
        group: Sequence[Value | Values],
        drawn: Sequence[SSAValue],
        op: Operation,
        ranges: Mapping[int, tuple[int, int]],
    ) -> list[SSAValue]:
        rest = len(drawn) - sum(not isinstance(term, Values) for term in group)
        if rest < 0 or (rest and not any(isinstance(term, Values) for term in group)):
            raise Unfit
        made, place = list[SSAValue](), 0
        for term in group:
            if isinstance(term, Values):
                made += self.several(term, drawn[place : place + rest])
                place += rest
                continue
            index = list(op.operands).index(drawn[place])
            made.append(self.value(term, drawn[place].type, ranges.get(index)))
            place += 1
        return made

    def several(self, term: Values, drawn: Sequence[SSAValue]) -> list[SSAValue]:
        known: list[SSAValue] | None = self.values.get(id(term))
        if known is None:
            known = self.values[id(term)] = [self.argument(value.type) for value in drawn]
        if [value.type for value in known] != [value.type for value in drawn]:
            raise Unfit
        return known

    def value(self, term: Value, type_: Attribute, numbers: tuple[int, int] | None = None) -> SSAValue:
        """A value of a type, as the term says; whole numbers in a range, if it is told."""
        known: SSAValue | None = self.values.get(id(term))
        if known is None:
            known = self.values[id(term)] = self.new_value(term, type_, numbers)
        if known.type != type_:
            raise Unfit
        return known

    def new_value(self, term: Value, type_: Attribute, numbers: tuple[int, int] | None) -> SSAValue:
        wanted = cast(TensorType[Attribute], type_) if isinstance(type_, TensorType) else None
        if isinstance(term, Result):
            return self.op(term.op, None).results[term.index]
        if isinstance(term, OpPattern):
            return self.op(term, wanted).results[0]
        make = self.makers.get(id(term))
        if make is not None:
            made: Operation | None = make(type_, self.rng)
            if made is None:
                raise Unfit
            self.block.add_op(made)
            return made.results[0]
        return self.argument(cast(Attribute, type_), numbers)

    def argument(self, type_: Attribute, numbers: tuple[int, int] | None = None) -> SSAValue:
        if numbers is not None:
            self.ranges[len(self.block.args)] = numbers
        return self.block.insert_arg(type_, len(self.block.args))

    # ---- properties

    def properties(self, pattern: OpPattern, drawn: Operation) -> dict[str, Attribute]:
        """Those that were drawn, but for what the rule has said."""
        found: dict[str, Attribute | None] = dict(drawn.properties)
        for name, expected in pattern.properties.items():
            found[name] = self.property(pattern, name, expected, drawn.properties.get(name))
        return {name: value for name, value in found.items() if value is not None}

    def property(self, pattern: OpPattern, name: str, expected: object, drawn: Attribute | None) -> Attribute | None:
        if isinstance(expected, Absent):
            return None
        if isinstance(expected, Computed):
            return drawn
        if isinstance(expected, Attr):
            make = self.makers.get(id(expected))
            value: Any = drawn if make is None else make(drawn, self.rng)
            return self.attributes.setdefault(id(expected), value)
        return encoder(pattern.definition.properties[name].constr)(expected)

    # ---- regions

    def regions(self, pattern: OpPattern, drawn: Operation) -> list[Region]:
        made: list[Region] = []
        names = [name for name, _ in pattern.definition.regions]
        if len(names) != len(drawn.regions):
            raise Unfit
        for name, region in zip(names, drawn.regions, strict=True):
            body = pattern.regions.get(name)
            made.append(self.region(body, region))
        return made

    def region(self, body: Body | BodyPattern | None, drawn: Region) -> Region:
        if isinstance(body, BodyPattern):
            return self.body(body, drawn)
        if body is None:
            return drawn.clone()
        known: Region = self.attributes.setdefault(id(body), drawn)
        return known.clone()

    def body(self, body: BodyPattern, drawn: Region) -> Region:
        """A block like the one that was drawn, but with the ops that the pattern has."""
        like = drawn.blocks[0]
        end = like.last_op
        if len(like.args) != len(body.arguments) or end is None:
            raise Unfit
        block = Block(arg_types=like.arg_types)
        for argument, value in zip(body.arguments, block.args, strict=True):
            self.values[id(argument)] = value
        results = [self.inner(result, block) for result in body.results]
        block.add_op(type(end).create(operands=results))
        return Region(block)

    def inner(self, term: Value, block: Block) -> SSAValue:
        """A value of a region, made from its arguments up."""
        known: SSAValue | None = self.values.get(id(term))
        if known is not None or not isinstance(term, OpPattern):
            if known is None:
                raise Unfit
            return known
        operands = [self.inner(cast(Value, operand), block) for operand in term.operands]
        properties = {
            name: attribute
            for name, expected in term.properties.items()
            if (attribute := self.property(term, name, expected, None)) is not None
        }
        op = self.made(term.op_class, operands, properties, (), None)
        block.add_op(op)
        self.values[id(term)] = op.results[0]
        return op.results[0]
