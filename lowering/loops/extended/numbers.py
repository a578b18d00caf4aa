"""Arithmetic of templates whose numbers may be real or complex."""

from __future__ import annotations

from math import nan
from typing import Any, cast

from xdsl.dialects import arith, complex, math
from xdsl.dialects.builtin import ArrayAttr, ComplexType, FloatAttr, IntegerAttr, i1, i64
from xdsl.ir import Attribute, Block, SSAValue

from ..templates import Hook, constant, made

_GREATER = IntegerAttr(2, i64)  # `ogt`, of arith.cmpf


class Numbers:
    """Numbers of one element type, a float or a complex one."""

    def __init__(self, element: Attribute) -> None:
        self.type = element
        self.is_complex = isinstance(element, ComplexType)
        self._part: Any = cast(ComplexType[Any], element).element_type if self.is_complex else element

    def hooks(self) -> dict[str, Hook]:
        """The hooks of the templates of linear algebra that compute."""
        return {
            "conjugate": lambda block, args: [self.conjugate(block, *args)],
            "minus_product": lambda block, args: [self.minus_product(block, *args)],
            "quotient": lambda block, args: [self.quotient(block, *args)],
            "root": lambda block, args: [self.root(block, *args)],
        }

    def zero(self, block: Block) -> SSAValue:
        if not self.is_complex:
            return constant(block, FloatAttr(0.0, self._part))
        return made(block, complex.ConstantOp, [], self.type, value=ArrayAttr([FloatAttr(0.0, self._part)] * 2))

    def conjugate(self, block: Block, x: SSAValue) -> SSAValue:
        return made(block, complex.ConjOp, [x], self.type) if self.is_complex else x

    def minus_product(self, block: Block, x: SSAValue, y: SSAValue, z: SSAValue) -> SSAValue:
        """x - y·z, rounded once where that can be."""
        if self.is_complex:
            return made(block, complex.SubOp, [x, made(block, complex.MulOp, [y, z], self.type)], self.type)
        return made(block, math.FmaOp, [made(block, arith.NegfOp, [y], self.type), z, x], self.type)

    def quotient(self, block: Block, x: SSAValue, y: SSAValue) -> SSAValue:
        return made(block, complex.DivOp if self.is_complex else arith.DivfOp, [x, y], self.type)

    def root(self, block: Block, x: SSAValue) -> SSAValue:
        """The square root of a real part that is positive, else NaN."""
        real = made(block, complex.ReOp, [x], self._part) if self.is_complex else x
        zero = constant(block, FloatAttr(0.0, self._part))
        positive = made(block, arith.CmpfOp, [real, zero], i1, predicate=_GREATER)
        invalid = constant(block, FloatAttr(nan, self._part))
        root = made(block, math.SqrtOp, [real], self._part)
        result = made(block, arith.SelectOp, [positive, root, invalid], self._part)
        return made(block, complex.CreateOp, [result, zero], self.type) if self.is_complex else result
