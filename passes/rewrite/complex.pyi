"""Pattern constructors of the complex ops; written by `stubs.py`."""

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def abs(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def add(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def angle(
    complex: t.Value,
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
def bitcast(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conj(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def constant(
    value: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cos(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def create(
    real: t.Value,
    imaginary: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def div(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def eq(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exp(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def expm1(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def im(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log1p(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mul(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def neg(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def neq(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def pow(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def re(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rsqrt(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sign(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sin(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sqrt(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sub(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tan(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tanh(
    complex: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
