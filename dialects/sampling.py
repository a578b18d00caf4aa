"""Samples of ops: one op of a class, drawn at random, with well-typed operands, attributes and regions.

`sample(cls, rng, budget)` is what oracle tests, proofs of rules and the fuzzer draw programs from. An op whose
operands are all of one type, and which infers its result, needs nothing but its signature. Any other op has a
`@sampler` beside its class: in `<dialect>/samples/`, in the file that is named like the op's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from math import prod
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np
from xdsl.dialects.builtin import (
    BFloat16Type,
    ComplexType,
    Float4E2M1FNType,
    Float6E2M3FNType,
    Float6E3M2FNType,
    Float8E3M4Type,
    Float8E4M3B11FNUZType,
    Float8E4M3FNType,
    Float8E4M3FNUZType,
    Float8E4M3Type,
    Float8E5M2FNUZType,
    Float8E5M2Type,
    Float8E8M0FNUType,
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
from xdsl.ir import Attribute, Block, Operation, Region
from xdsl.irdl import IRDLOperation, RangeLengthConstraint, RangeOf
from xdsl.utils.exceptions import VerifyException

from .stablehlo.op import InfersTypes
from .stablehlo.tensors import Kind, TensorOf, bit_width, kind_of

Shape: TypeAlias = tuple[int, ...]
Tensor: TypeAlias = TensorType[Attribute]

ELEMENTS: dict[Kind, list[Attribute]] = {
    Kind.PRED: [i1],
    Kind.SINT: [IntegerType(width) for width in (2, 4, 8, 16, 32, 64)],
    Kind.UINT: [IntegerType(width, Signedness.UNSIGNED) for width in (2, 4, 8, 16, 32, 64)],
    Kind.FLOAT: [
        *(f32, f64, Float16Type(), BFloat16Type(), Float4E2M1FNType(), Float6E2M3FNType(), Float6E3M2FNType()),
        *(Float8E3M4Type(), Float8E4M3Type(), Float8E4M3FNType(), Float8E4M3FNUZType(), Float8E4M3B11FNUZType()),
        *(Float8E5M2Type(), Float8E5M2FNUZType(), Float8E8M0FNUType()),
    ],
    Kind.COMPLEX: [ComplexType(f32), ComplexType(f64)],
}


@dataclass(frozen=True)
class Sample:
    """An op on the arguments of a block of its own, and what its operands may be.

    Attributes:
        op: the op, in a block whose arguments are its operands in order.
        given: operands that take just these values: shapes, matrices of some class.
        ranges: integer operands whose values lie in [low, high]: places, some of them out of bounds.
    """

    op: Operation
    given: Mapping[int, Any] = field(default_factory=dict[int, Any])
    ranges: Mapping[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])

    def program(self) -> ModuleOp:
        """A module whose `@main` takes the operands and returns the results; the sample is used up."""
        block = self.op.parent
        assert block is not None
        block.add_op(ReturnOp(*self.op.results))
        type_ = FunctionType.from_lists(list(block.arg_types), [r.type for r in self.op.results])
        return ModuleOp([FuncOp("main", type_, Region(block))])


class Draw:
    """What samplers draw from: random numbers, how many elements a tensor may have, the types that are asked for."""

    def __init__(
        self,
        rng: np.random.Generator,
        budget: int,
        result_type: Tensor | None = None,
        prefer: Attribute | None = None,
    ) -> None:
        self.rng, self.budget, self.result_type, self.prefer = rng, budget, result_type, prefer

    def integer(self, low: int, high: int) -> int:
        """From `low` to `high`, both included."""
        return int(self.rng.integers(low, high + 1))

    def chance(self, likelihood: float) -> bool:
        return bool(self.rng.random() < likelihood)

    def choice(self, things: Sequence[Any]) -> Any:
        return things[self.integer(0, len(things) - 1)]

    def permutation(self, count: int) -> Shape:
        return tuple(self.rng.permutation(count).tolist())

    def subset(self, count: int, size: int | None = None) -> Shape:
        """Some of the numbers below `count`, in order."""
        chosen = self.integer(0, count) if size is None else size
        return tuple(sorted(self.permutation(count)[:chosen]))

    def size(self, zero: float = 0.05) -> int:
        """The size of a dimension, usually small."""
        return 0 if self.chance(zero) else self.choice((1, 1, 2, 3, 4, 5, 7))

    def shape(self, rank: int | None = None, *, most: int = 4, zero: float = 0.05) -> Shape:
        """A shape within the budget; scalars, unit dimensions and empty tensors among them."""
        rank = self.integer(0, most) if rank is None else rank
        sizes = [self.size(zero) for _ in range(rank)]
        while prod(sizes) > self.budget:
            sizes[int(np.argmax(sizes))] //= 2
        return tuple(sizes)

    def element(self, kinds: Kind, widths: Sequence[int] = ()) -> Attribute:
        """An element type of some kinds."""
        for asked in self.asked_for():
            if kind_of(asked) & kinds and (not widths or bit_width(asked) in widths):
                return asked
        known = [ELEMENTS[k] for k in ELEMENTS if k & kinds]
        found = self.choice([e for e in known if not widths or any(bit_width(t) in widths for t in e)])
        return self.choice([t for t in found if not widths or bit_width(t) in widths])

    def asked_for(self) -> Iterator[Attribute]:
        """The element types that are wanted, those first that are to be tried first."""
        if self.prefer is not None and self.chance(0.3):
            yield self.prefer
        if self.result_type is not None:
            yield self.result_type.element_type
        if self.prefer is not None and self.chance(0.8):
            yield self.prefer

    def tensor(self, kinds: Kind, shape: Sequence[int] | None = None, widths: Sequence[int] = ()) -> Tensor:
        """A tensor type; that of the result asked for, where it fits."""
        if shape is None:
            shape = self.shape() if self.result_type is None else self.result_type.get_shape()
        return TensorType(self.element(kinds, widths), shape)


REAL = Kind.PRED | Kind.INT | Kind.FLOAT
NUMBERS = Kind.INT | Kind.FLOAT | Kind.COMPLEX
ALL = NUMBERS | Kind.PRED

_OpT = TypeVar("_OpT", bound=IRDLOperation)
Sampler: TypeAlias = "Callable[[type[Any], Draw], Sample | None]"
_SAMPLERS: dict[type[IRDLOperation], Sampler] = {}


def sampler(*classes: type[IRDLOperation]) -> Callable[[Sampler], Sampler]:
    """Registers how ops of these classes are drawn; a sampler gives None where luck did not give it a valid op."""

    def register(function: Sampler) -> Sampler:
        _SAMPLERS.update(dict.fromkeys(classes, function))
        return function

    return register


def make(
    cls: type[IRDLOperation],
    operands: Sequence[Attribute],
    properties: Mapping[str, Attribute] | None = None,
    regions: Sequence[Region] = (),
    *,
    results: Sequence[Attribute] | None = None,
    given: Mapping[int, Any] | None = None,
    ranges: Mapping[int, tuple[int, int]] | None = None,
) -> Sample:
    """A sample of `cls` on operands of these types; its result types are inferred where they are not told."""
    properties = dict(properties or {})
    if results is None:
        results = cast("type[InfersTypes]", cls).infer(operands, properties, regions)
    block = Block(arg_types=operands)
    op = cls.create(operands=block.args, result_types=results, properties=properties, regions=regions)
    block.add_op(op)
    return Sample(op, given or {}, ranges or {})


def can_sample(cls: type[IRDLOperation]) -> bool:
    """Whether samples of a class can be drawn."""
    _load(cls.name.partition(".")[0])
    return cls in _SAMPLERS or signature(cls) is not None


def sample(
    cls: type[_OpT],
    rng: np.random.Generator,
    budget: int = 64,
    result_type: Tensor | None = None,
    *,
    prefer: Attribute | None = None,
) -> Sample | None:
    """One op of a class whose tensors have up to `budget` elements; of `result_type`, if it is told; `prefer` is the
    element type to be drawn more often.

    None where none was found; raises `KeyError` for a class that has no sampler.
    """
    if not can_sample(cls):
        raise KeyError(f"{cls.name} has no sampler")
    drawn = _SAMPLERS.get(cls, _alike)
    for _ in range(_TRIES):
        try:
            found = drawn(cls, Draw(rng, budget, result_type, prefer))
            if found is not None:
                found.op.verify(verify_nested_ops=False)
        except VerifyException:
            continue  # what was drawn does not fit together
        if found is not None and (result_type is None or found.op.results[0].type == result_type):
            return found
    return None


_TRIES = 50


@cache
def _load(dialect: str) -> None:
    """Imports the samplers of a dialect."""
    folder = Path(__file__).parent / dialect / "samples"
    for file in sorted(folder.glob("[a-z]*.py")):
        import_module(f".{dialect}.samples.{file.stem}", __package__)


def signature(cls: type[IRDLOperation]) -> list[TensorOf] | None:
    """What each operand of an op that infers its type must be, if that is all that there is to know about it."""
    definition = cls.get_irdl_definition()
    needed = [n for n, p in definition.properties.items() if type(p).__name__ == "PropertyDef"]
    if not issubclass(cls, InfersTypes) or needed or definition.regions:
        return None
    found: list[TensorOf] = []
    for _, operand in definition.operands:
        constraint = operand.constr
        inner = constraint.constraint if isinstance(constraint, RangeLengthConstraint) else constraint
        if type(operand).__name__ != "OperandDef" or not isinstance(inner, RangeOf):
            return None
        if not isinstance(inner.constr, TensorOf):
            return None
        found.append(inner.constr)
    return found if found and all(constraint.kinds & ALL for constraint in found) else None


def _alike(cls: type[Any], draw: Draw) -> Sample | None:
    """An op whose operands all have one type."""
    wanted = signature(cls)
    assert wanted is not None
    kinds, widths = wanted[0].kinds, wanted[0].widths
    for constraint in wanted[1:]:
        kinds &= constraint.kinds
    type_ = draw.tensor(kinds & ALL, widths=widths)
    return make(cls, [type_] * len(wanted))
