"""Elementwise functions of chlo: of one operand, or of operands of one shape."""

from __future__ import annotations

from abc import ABC

from xdsl.dialects.builtin import i1
from xdsl.irdl import operand_def, result_def, traits_def
from xdsl.traits import Pure

from hloom.dialects.stablehlo.inference import check_compatible, most_specific
from hloom.dialects.stablehlo.op import InfersTypes, Properties, Regions, Types, hlo_op
from hloom.dialects.stablehlo.tensors import (
    INT_TENSOR,
    UNRANKED_COMPLEX,
    UNRANKED_FP,
    UNRANKED_FP_OR_COMPLEX,
    UNRANKED_PRED,
    with_element_type,
)


class SameTypeOp(InfersTypes, ABC):
    """An op whose operands and result are of compatible types."""

    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_compatible(operands)
        return [most_specific(operands)]


class UnaryOp(SameTypeOp, ABC):
    """An elementwise function of one operand."""

    operand = operand_def(UNRANKED_FP_OR_COMPLEX)
    result = result_def(UNRANKED_FP_OR_COMPLEX)
    assembly_format = "$operand attr-dict `:` type($operand) `->` type($result)"


@hlo_op()
class AcosOp(UnaryOp):
    name = "chlo.acos"


@hlo_op()
class AcoshOp(UnaryOp):
    name = "chlo.acosh"


@hlo_op()
class AsinAcosKernelOp(UnaryOp):
    name = "chlo._asin_acos_kernel"
    operand = operand_def(UNRANKED_COMPLEX)
    result = result_def(UNRANKED_COMPLEX)


@hlo_op()
class AsinOp(UnaryOp):
    name = "chlo.asin"


@hlo_op()
class AsinhOp(UnaryOp):
    name = "chlo.asinh"


@hlo_op()
class AtanOp(UnaryOp):
    name = "chlo.atan"


@hlo_op()
class AtanhOp(UnaryOp):
    name = "chlo.atanh"


@hlo_op()
class BesselI1eOp(UnaryOp):
    name = "chlo.bessel_i1e"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class ConjOp(UnaryOp):
    name = "chlo.conj"


@hlo_op()
class CoshOp(UnaryOp):
    name = "chlo.cosh"


@hlo_op()
class DigammaOp(UnaryOp):
    name = "chlo.digamma"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class ErfInvOp(UnaryOp):
    name = "chlo.erf_inv"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class ErfOp(UnaryOp):
    name = "chlo.erf"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class ErfcOp(UnaryOp):
    name = "chlo.erfc"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class LgammaOp(UnaryOp):
    name = "chlo.lgamma"
    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class SinhOp(UnaryOp):
    name = "chlo.sinh"


@hlo_op()
class SquareOp(UnaryOp):
    name = "chlo.square"


@hlo_op()
class TanOp(UnaryOp):
    name = "chlo.tan"


class ClassifyingOp(InfersTypes, ABC):
    """Whether each element is of a kind of numbers."""

    operand = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_PRED)
    traits = traits_def(Pure())
    assembly_format = UnaryOp.assembly_format

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [with_element_type(operands[0], i1)]


@hlo_op()
class IsInfOp(ClassifyingOp):
    name = "chlo.is_inf"


@hlo_op()
class IsNegInfOp(ClassifyingOp):
    name = "chlo.is_neg_inf"


@hlo_op()
class IsPosInfOp(ClassifyingOp):
    name = "chlo.is_pos_inf"


@hlo_op()
class NextAfterOp(SameTypeOp):
    name = "chlo.next_after"
    x = operand_def(UNRANKED_FP)
    y = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)
    assembly_format = "$x `,` $y attr-dict `:` type($x) `,` type($y) `->` type(results)"


@hlo_op()
class PolygammaOp(SameTypeOp):
    name = "chlo.polygamma"
    n = operand_def(UNRANKED_FP)
    x = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)
    assembly_format = "$n `,` $x attr-dict `:` type($n) `,` type($x) `->` type(results)"


@hlo_op()
class ZetaOp(SameTypeOp):
    name = "chlo.zeta"
    x = operand_def(UNRANKED_FP)
    q = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)
    assembly_format = "$x `,` $q attr-dict `:` type($x) `,` type($q) `->` type(results)"


@hlo_op()
class MulhiOp(SameTypeOp):
    name = "chlo.mulhi"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)
    assembly_format = "$lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type(results)"
