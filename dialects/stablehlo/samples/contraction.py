"""Products of tensors, and convolutions."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import IntAttr, StringAttr, TensorType, i64

from ...sampling import ALL, NUMBERS, Draw, Sample, make, sampler
from ..attributes import ConvDimensionNumbersAttr, DotDimensionNumbersAttr
from ..contraction import ConvolutionOp, DotGeneralOp, DotOp, DynamicConvOp, EinsumOp, UnaryEinsumOp
from ..tensors import Kind
from .attributes import dims, flags, i64s, number, pairs, vector


@sampler(DotGeneralOp)
def _dot_general(cls: type[Any], draw: Draw) -> Sample:
    element = draw.element(NUMBERS)
    batch, summed, left, right = (draw.shape(draw.integer(0, 2)) for _ in range(4))
    orders = [draw.permutation(len(batch) + len(summed) + len(free)) for free in (left, right)]
    operands: list[Any] = []
    for order, free in zip(orders, (left, right), strict=True):
        sizes = (*batch, *summed, *free)
        operands.append(TensorType(element, [sizes[p] for p in order]))
    places = [[[order.index(k) for k in part] for order in orders] for part in _parts(len(batch), len(summed))]
    numbers = DotDimensionNumbersAttr(*(dims(place) for part in places for place in part))
    return make(cls, operands, {"dot_dimension_numbers": numbers})


def _parts(batch: int, summed: int) -> tuple[range, range]:
    return range(batch), range(batch, batch + summed)


@sampler(DotOp)
def _dot(cls: type[Any], draw: Draw) -> Sample:
    element, size = draw.element(NUMBERS), draw.size()
    left, right = ([draw.size()] if draw.chance(0.7) else [] for _ in range(2))
    return make(cls, [TensorType(element, [*left, size]), TensorType(element, [size, *right])])


@sampler(EinsumOp)
def _einsum(cls: type[Any], draw: Draw) -> Sample:
    element = draw.element(Kind.INT | Kind.FLOAT)
    sizes = {letter: draw.size() for letter in "abcd"}
    config = draw.choice(("ab,bc->ac", "abc,abd->acd", "ab,ab->", "ab,cd->abcd", "ba,bc->ca"))
    types = [TensorType(element, [sizes[x] for x in part]) for part in config.replace("->", ",").split(",")]
    return make(cls, types[:2], {"einsum_config": StringAttr(config)}, results=types[2:])


@sampler(UnaryEinsumOp)
def _unary_einsum(cls: type[Any], draw: Draw) -> Sample:
    element, sizes = draw.element(ALL & ~Kind.PRED), {letter: draw.size() for letter in "ab"}
    config = draw.choice(("ab->a", "ab->ba", "ab->", "a->a"))
    types = [TensorType(element, [sizes[x] for x in part]) for part in config.split("->")]
    return make(cls, types[:1], {"einsum_config": StringAttr(config)}, results=types[1:])


@sampler(ConvolutionOp, DynamicConvOp)
def _convolution(cls: type[Any], draw: Draw) -> Sample:
    element, spatial = draw.element(NUMBERS), draw.integer(0, 3)
    groups = draw.choice(((1, 1), (1, 1), (2, 1), (3, 1), (1, 2), (1, 3)))
    inputs, outputs = draw.integer(1, 2), draw.integer(1, 2) * groups[0] * groups[1]
    batch = draw.integer(0 if draw.chance(0.05) else 1, 2) * groups[1]
    window = [draw.integer(1, 3) for _ in range(spatial)]
    image = [draw.integer(0 if draw.chance(0.1) else 1, 6) for _ in range(spatial)]
    layouts = [draw.permutation(spatial + 2) for _ in range(3)]
    lhs = _laid_out(element, layouts[0], (batch, inputs * groups[0], *image))
    rhs = _laid_out(element, layouts[1], (inputs, outputs, *window))
    properties = _window(draw, spatial, reverses=cls is ConvolutionOp)
    properties |= {"feature_group_count": number(groups[0]), "batch_group_count": number(groups[1])}
    properties["dimension_numbers"] = ConvDimensionNumbersAttr(*(p for layout in layouts for p in _places(layout)))
    padding = [(draw.integer(-1, 2), draw.integer(-1, 2)) for _ in range(spatial)]
    if cls is ConvolutionOp:
        return make(cls, [lhs, rhs], {**properties, "padding": pairs(padding)})
    static = ConvolutionOp.infer([lhs, rhs], {**properties, "padding": pairs(padding)})
    given = {2: vector([n for pair in padding for n in pair]).reshape(spatial, 2)}
    return make(cls, [lhs, rhs, TensorType(i64, [spatial, 2])], properties, results=static, given=given)


def _window(draw: Draw, spatial: int, *, reverses: bool) -> dict[str, Any]:
    names = ("window_strides", "lhs_dilation", "rhs_dilation")
    found: dict[str, Any] = {
        name: i64s([draw.choice((1, 1, 2, 3)) for _ in range(spatial)]) for name in names if draw.chance(0.6)
    }
    if reverses and draw.chance(0.5):
        found["window_reversal"] = flags([draw.chance(0.5) for _ in range(spatial)])
    return found


def _laid_out(element: Any, layout: tuple[int, ...], sizes: tuple[int, ...]) -> Any:
    return TensorType(element, [sizes[layout.index(d)] for d in range(len(layout))])


def _places(layout: tuple[int, ...]) -> list[Any]:
    """Where batch (or input features), features and the spatial dimensions are."""
    return [IntAttr(layout[0]), IntAttr(layout[1]), dims(layout[2:])]
