"""Pairs of values, and whether each kind of check takes them for the same: for the interpreter and for C."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from hloom.dialects.context import Context
from hloom.dialects.text.parser import parse_attribute
from hloom.lowering.dtypes import to_array

EQ, EQ_CONST = "check.expect_eq %a, %b : {type}", "check.expect_eq_const %a, dense<{b}> : {type}"
ALMOST = "check.expect_almost_eq %a, %b : {type}"
WITHIN = "check.expect_almost_eq %a, %b, tolerance = 0.5 : {type}"
ALMOST_CONST = "check.expect_almost_eq_const %a, dense<{b}> : {type}"
CLOSE = "check.expect_close %a, %b, max_ulp_difference = 3 : {type}, {type}"
APART = "check.expect_close %a, %b, max_ulp_difference = 3, min_ulp_difference = 2 : {type}, {type}"
_CALL = "stablehlo.custom_call @check.expect_NAME(%a, %b) {has_side_effect = true} : ({type}, {type}) -> ()"
CALL_EQ, CALL_ALMOST, CALL_CLOSE = (_CALL.replace("NAME", name) for name in ("eq", "almost_eq", "close"))
CALL = "%ok = stablehlo.custom_call @check.eq(%a, %b) : ({type}, {type}) -> tensor<i1>"


class Case(NamedTuple):
    """`a` against `b`, constants of `type`; `message` is part of what is said where they are not the same."""

    check: str
    type: str
    a: str
    b: str
    message: str | None = None

    @property
    def text(self) -> str:
        """A function of `a` and `b`, so that nothing folds."""
        body = self.check.replace("{type}", self.type).replace("{b}", self.b)
        return f"func.func @main(%a: {self.type}, %b: {self.type}) {{\n  {body}\n  return\n}}\n"


def values(case: Case) -> list[Any]:
    """The arrays that a case compares."""
    texts = (f"dense<{text}> : {case.type}" for text in (case.a, case.b))
    return [to_array(cast(Any, parse_attribute(text, Context(), "<case>"))) for text in texts]


_NAN, _MINUS_NAN, _INF, _TINY = "0x7FC00000", "0xFFC00001", "0x7F800000", "0x00000001"
CASES = [
    Case(EQ, "tensor<3xi64>", "[-2, 0, 2]", "[-2, 0, 2]"),
    Case(EQ, "tensor<3xi64>", "[-2, 0, 2]", "[-2, 1, 3]", "2 of 3 elements differ: at [1] 0 (actual) is not 1 (exp"),
    Case(EQ, "tensor<2xf32>", "[0.0, 1.0]", "[-0.0, 1.0]"),
    Case(EQ, "tensor<f32>", _NAN, _NAN, "1 of 1 elements differ: nan (actual) is not nan"),
    Case(EQ, "tensor<0xf32>", "", ""),
    Case(EQ, "tensor<2xi1>", "[true, false]", "[true, true]", "at [1] False (actual) is not True"),
    Case(EQ, "tensor<2xui8>", "[255, 0]", "[255, 0]"),
    Case(EQ_CONST, "tensor<2x2xi32>", "[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
    Case(EQ_CONST, "tensor<2x2xi32>", "[[1, 2], [3, 4]]", "[[1, 2], [5, 4]]", "at [1, 0] 3 (actual) is not 5"),
    Case(EQ_CONST, "tensor<4xi8>", "7", "7"),
    Case(ALMOST, "tensor<f64>", "5.0", "5.00009"),
    Case(ALMOST, "tensor<f64>", "5.0", "5.00011", "5.0 (actual) is not 5.00011 (expected)"),
    Case(ALMOST, "tensor<f32>", "-0.00004", "0.00004"),
    Case(ALMOST, "tensor<f32>", _NAN, _MINUS_NAN),
    Case(ALMOST, "tensor<f32>", _INF, _INF),
    Case(ALMOST, "tensor<f32>", _INF, "3.0e+38", "inf (actual) is not 3e+38"),
    Case(ALMOST, "tensor<f32>", "1.0", _NAN, "1.0 (actual) is not nan"),
    Case(WITHIN, "tensor<2xf32>", "[1.0, 2.0]", "[1.5, 1.5]"),
    Case(WITHIN, "tensor<2xf32>", "[1.0, 2.0]", "[1.5, 1.25]", "at [1] 2.0 (actual) is not 1.25"),
    Case(ALMOST_CONST, "tensor<2xf32>", "[1.0, 2.0]", "[1.0, 2.00005]"),
    Case(ALMOST_CONST, "tensor<2xf32>", "[1.0, 2.0]", "[1.0, 2.0002]", "at [1] 2.0 (actual) is not 2.0002"),
    Case(CLOSE, "tensor<f32>", "1.0", "0x3F800003"),
    Case(CLOSE, "tensor<f32>", "1.0", "0x3F800004", "(4 ulps apart)"),
    Case(CLOSE, "tensor<f32>", _TINY, "0x80000002"),
    Case(CLOSE, "tensor<f32>", _TINY, "0x80000003", "(4 ulps apart)"),
    Case(CLOSE, "tensor<f32>", "0.0", "-0.0"),
    Case(CLOSE, "tensor<f32>", _NAN, _MINUS_NAN),
    Case(CLOSE, "tensor<f32>", _INF, _INF),
    Case(CLOSE, "tensor<f32>", _INF, "0x7F7FFFFF", "(18446744073709551615 ulps apart)"),
    Case(CLOSE, "tensor<f64>", "1.0", "0x3FF0000000000003"),
    Case(CLOSE, "tensor<f64>", "1.0", "0xBFF0000000000000", "(9214364837600034816 ulps apart)"),
    Case(APART, "tensor<f32>", "1.0", "0x3F800002"),
    Case(APART, "tensor<f32>", "1.0", "0x3F800001", "(1 ulps apart)"),
    Case(CALL_EQ, "tensor<2xi32>", "[1, 2]", "[1, 3]", "@check.expect_eq: 1 of 2"),
    Case(CALL_ALMOST, "tensor<f32>", "1.0", "1.0009"),
    Case(CALL_ALMOST, "tensor<f32>", "1.0", "1.002", "@check.expect_almost_eq: 1 of 1"),
    Case(CALL_CLOSE, "tensor<f32>", "1.0", "0x3F800003"),
    Case(CALL_CLOSE, "tensor<f32>", "1.0", "0x3F800004", "@check.expect_close: 1 of 1"),
    Case(CALL, "tensor<2xf32>", "[1.0, 2.0]", "[1.00005, 2.0]"),
    Case(CALL, "tensor<2xf32>", "[1.0, 2.0]", "[1.0002, 2.0]", "@check.eq: 1 of 2"),
    Case(CALL, "tensor<i32>", "1", "2", "@check.eq: 1 of 1"),
    Case(EQ, "tensor<complex<f32>>", "(1.0, 2.0)", "(1.0, 2.0)"),
    Case(EQ, "tensor<complex<f32>>", "(1.0, 2.0)", "(1.0, 3.0)", "1 of 1 elements differ"),
    Case(ALMOST, "tensor<complex<f64>>", "(1.0, 2.0)", "(1.00005, 2.00005)"),
    Case(ALMOST, "tensor<complex<f64>>", "(1.0, 2.0)", "(1.0, 2.0002)", "1 of 1 elements differ"),
    Case(CLOSE, "tensor<complex<f32>>", "(1.0, 1.0)", "(0x3F800003, 1.0)"),
    Case(CLOSE, "tensor<complex<f32>>", "(1.0, 1.0)", "(1.0, 0x3F800004)", "(4 ulps apart)"),
    Case(CLOSE, "tensor<f16>", "5.0", "5.01"),
    Case(CLOSE, "tensor<f16>", "5.0", "5.016", "(4 ulps apart)"),
    Case(ALMOST, "tensor<bf16>", "5.0", "5.0"),
    Case(CLOSE, "tensor<bf16>", "1.0", "1.03125", "(4 ulps apart)"),
    Case(EQ, "tensor<2xi4>", "[-8, 7]", "[-8, 6]", "at [1] 7 (actual) is not 6"),
    Case(CLOSE, "tensor<2xf8E4M3FN>", "[1.0, -448.0]", "[1.125, -416.0]"),
]
