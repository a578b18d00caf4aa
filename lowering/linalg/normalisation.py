"""Batch normalisation: sums over all dimensions but the features', and elementwise work; small floats by way of f32."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import prod
from typing import Any, TypeAlias, cast

from xdsl.dialects import arith, math
from xdsl.dialects.builtin import FloatAttr
from xdsl.ir import Operation, SSAValue

from .elementwise import DIVISION, ROOT
from .folds import converted, sum_over
from .graph import Node
from .movement import broadcast
from .properties import integer
from .reading import Handler, Reader
from .scalars import Body
from .types import accumulator_of

_Values: TypeAlias = Sequence[SSAValue]


class _Features:
    """The nodes of an op in the type that it is computed in: tensors of its operand's shape, vectors of features."""

    def __init__(self, reader: Reader, op: Operation) -> None:
        self._reader, self.op = reader, op
        given = reader.of(op.operands)
        self.shape, self._dtype = given[0].shape, given[0].dtype
        self.wide = accumulator_of(self._dtype)
        self._index = integer(op, "feature_index")
        self.count = prod(size for d, size in enumerate(self.shape) if d != self._index)
        self.epsilon = cast(FloatAttr[Any], op.properties["epsilon"]).value.data
        self.nodes = [converted(reader, op, node, self.wide) for node in given]

    def tensor(self, compute: Any, weight: int, *nodes: Node) -> Node:
        """Elementwise on tensors and on vectors, which are spread."""
        spread = [self._spread(node) for node in nodes]
        return self._reader.elementwise(self.op, self.shape, self.wide, spread, compute, weight)

    def _spread(self, node: Node) -> Node:
        return broadcast(self._reader, self.op, node, self.shape, [self._index]) if len(node.shape) == 1 else node

    def vector(self, compute: Any, weight: int, *nodes: Node) -> Node:
        """Elementwise on vectors."""
        return self._reader.elementwise(self.op, nodes[0].shape, self.wide, nodes, compute, weight)

    def total(self, tensor: Node) -> Node:
        """The sum for each feature."""
        return sum_over(self._reader, self.op, self._spread(tensor), [self._index])

    def mean(self, tensor: Node) -> Node:
        return self.vector(partial(_over, self.count), DIVISION, self.total(tensor))

    def deviation(self, variance: Node) -> Node:
        return self.vector(partial(_deviation, self.epsilon), ROOT, variance)

    def normalised(self, centred: Node, variance: Node, scale: Node, offset: Node) -> Node:
        return self.tensor(_normalised, 2 + DIVISION, centred, self.deviation(variance), scale, offset)

    def results(self, *nodes: Node) -> list[Node]:
        return [converted(self._reader, self.op, node, self._dtype) for node in nodes]


def _over(count: int, body: Body, args: _Values) -> SSAValue:
    return body.emit(arith.DivfOp, args[0], body.like(count, args[0]))


def _deviation(epsilon: float, body: Body, args: _Values) -> SSAValue:
    return body.emit(math.SqrtOp, body.emit(arith.AddfOp, args[0], body.like(epsilon, args[0])))


def _difference(body: Body, args: _Values) -> SSAValue:
    return body.emit(arith.SubfOp, *args)


def _product(body: Body, args: _Values) -> SSAValue:
    return body.emit(arith.MulfOp, args[0], args[-1])


def _normalised(body: Body, args: _Values) -> SSAValue:
    """centred / deviation * scale + offset"""
    centred, deviation, scale, offset = args
    unit = body.emit(arith.DivfOp, centred, deviation)
    return body.emit(arith.AddfOp, body.emit(arith.MulfOp, unit, scale), offset)


def _read_inference(reader: Reader, op: Operation) -> Sequence[Node]:
    f = _Features(reader, op)
    x, scale, offset, mean, variance = f.nodes
    centred = f.tensor(_difference, 1, x, mean)
    return f.results(f.normalised(centred, variance, scale, offset))


def _read_training(reader: Reader, op: Operation) -> Sequence[Node]:
    f = _Features(reader, op)
    x, scale, offset = f.nodes
    mean = f.mean(x)
    centred = f.tensor(_difference, 1, x, mean)
    variance = f.mean(f.tensor(_product, 1, centred))
    return f.results(f.normalised(centred, variance, scale, offset), mean, variance)


def _read_grad(reader: Reader, op: Operation) -> Sequence[Node]:
    f = _Features(reader, op)
    x, scale, mean, variance, gradient = f.nodes
    centred, deviation = f.tensor(_difference, 1, x, mean), f.deviation(variance)
    slope, of_offset = f.total(f.tensor(_product, 1, gradient, centred)), f.total(gradient)
    of_scale = f.vector(_over_deviation, DIVISION, slope, deviation)
    inner = f.tensor(
        partial(_inner_gradient, f.count, f.epsilon), 4 + DIVISION, gradient, of_offset, centred, slope, variance
    )
    of_operand = f.tensor(partial(_operand_gradient, f.count), 1 + 2 * DIVISION, scale, deviation, inner)
    return f.results(of_operand, of_scale, of_offset)


def _over_deviation(body: Body, args: _Values) -> SSAValue:
    return body.emit(arith.DivfOp, *args)


def _inner_gradient(count: int, epsilon: float, body: Body, args: _Values) -> SSAValue:
    """count * gradient - sum(gradient) - centred * sum(gradient * centred) / (variance + epsilon)"""
    gradient, total, centred, slope, variance = args
    squared = body.emit(arith.AddfOp, variance, body.like(epsilon, variance))
    correction = body.emit(arith.DivfOp, body.emit(arith.MulfOp, centred, slope), squared)
    scaled = body.emit(arith.MulfOp, body.like(count, gradient), gradient)
    return body.emit(arith.SubfOp, body.emit(arith.SubfOp, scaled, total), correction)


def _operand_gradient(count: int, body: Body, args: _Values) -> SSAValue:
    """scale / deviation / count * inner"""
    scale, deviation, inner = args
    factor = body.emit(arith.DivfOp, body.emit(arith.DivfOp, scale, deviation), body.like(count, scale))
    return body.emit(arith.MulfOp, factor, inner)


READERS: dict[str, Handler] = {
    "stablehlo.batch_norm_grad": _read_grad,
    "stablehlo.batch_norm_inference": _read_inference,
    "stablehlo.batch_norm_training": _read_training,
}
