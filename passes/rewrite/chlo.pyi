"""Pattern constructors of the chlo ops; written by `stubs.py`."""

from collections.abc import Sequence
from typing import Literal

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def _asin_acos_kernel(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def acos(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def acosh(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def asin(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def asinh(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atan(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atanh(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def bessel_i1e(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_add(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_and(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_atan2(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_compare(
    lhs: t.Value,
    rhs: t.Value,
    comparison_direction: t.Attr | Literal["EQ", "NE", "GE", "GT", "LE", "LT"] | Attribute,
    compare_type: t.Attr | Literal["NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"] | Attribute = ...,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_complex(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_divide(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_maximum(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_minimum(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_multiply(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_next_after(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_or(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_polygamma(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_power(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_remainder(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_select(
    pred: t.Value,
    on_true: t.Value,
    on_false: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_shift_left(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_shift_right_arithmetic(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_shift_right_logical(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_subtract(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_xor(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_zeta(
    lhs: t.Value,
    rhs: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conj(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def constant(
    value: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def constant_like(
    operand: t.Value,
    value: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cosh(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def digamma(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def erf(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def erf_inv(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def erfc(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def is_inf(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def is_neg_inf(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def is_pos_inf(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def lgamma(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mulhi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def next_after(
    x: t.Value,
    y: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def polygamma(
    n: t.Value,
    x: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ragged_dot(
    lhs: t.Value,
    rhs: t.Value,
    group_sizes: t.Value,
    ragged_dot_dimension_numbers: t.Attr | Attribute,
    precision_config: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def scan(
    inputs: t.Values | Sequence[t.Value | t.Values],
    inits: t.Values | Sequence[t.Value | t.Values],
    dimension: t.Attr | int | Attribute,
    is_reverse: t.Attr | int | Attribute = ...,
    is_associative: t.Attr | int | Attribute = ...,
    scan_dim_size: t.Attr | int | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    resultSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sinh(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def square(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tan(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def top_k(
    operand: t.Value,
    k: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def zeta(
    x: t.Value,
    q: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
