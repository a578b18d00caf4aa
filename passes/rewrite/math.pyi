"""Pattern constructors of the math ops; written by `stubs.py`."""

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def absf(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def absi(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def acos(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def acosh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def asin(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def asinh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atan(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atan2(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atanh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cbrt(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ceil(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def copysign(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cos(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cosh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ctlz(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ctpop(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cttz(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def erf(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def erfc(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exp(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exp2(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def expm1(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def floor(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fma(
    a: t.Value,
    b: t.Value,
    c: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fpowi(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ipowi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def isfinite(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def isinf(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def isnan(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def isnormal(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log10(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log1p(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log2(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def powf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def round(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def roundeven(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rsqrt(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sin(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sinh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sqrt(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tan(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tanh(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def trunc(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
