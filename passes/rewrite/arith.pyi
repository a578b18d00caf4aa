"""Pattern constructors of the arith ops; written by `stubs.py`."""

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def addf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def addi(
    lhs: t.Value,
    rhs: t.Value,
    overflow_flags: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def addui_extended(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def andi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def bitcast(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ceildivsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ceildivui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cmpf(
    lhs: t.Value,
    rhs: t.Value,
    predicate: t.Attr | Attribute,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cmpi(
    lhs: t.Value,
    rhs: t.Value,
    predicate: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def constant(
    value: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def divf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def divsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def divui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extf(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extsi(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extui(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def floordivsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fptosi(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fptoui(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def index_cast(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def index_castui(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def maximumf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def maxnumf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def maxsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def maxui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def minimumf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def minnumf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def minsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def minui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mulf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def muli(
    lhs: t.Value,
    rhs: t.Value,
    overflow_flags: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mulsi_extended(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mului_extended(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def negf(
    operand: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ori(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def remf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def remsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def remui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def select(
    cond: t.Value,
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shli(
    lhs: t.Value,
    rhs: t.Value,
    overflow_flags: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shrsi(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shrui(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sitofp(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def subf(
    lhs: t.Value,
    rhs: t.Value,
    fastmath: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def subi(
    lhs: t.Value,
    rhs: t.Value,
    overflow_flags: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def truncf(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def trunci(
    input: t.Value,
    overflow_flags: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def uitofp(
    input: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def xori(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
