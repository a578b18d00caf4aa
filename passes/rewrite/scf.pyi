"""Pattern constructors of the scf ops; written by `stubs.py`."""

from collections.abc import Sequence

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def condition(
    condition: t.Value,
    args: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def execute_region(
    region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def for_(
    lb: t.Value,
    ub: t.Value,
    step: t.Value,
    iter_args: t.Values | Sequence[t.Value | t.Values],
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def forall(
    dynamicLowerBound: t.Values | Sequence[t.Value | t.Values],
    dynamicUpperBound: t.Values | Sequence[t.Value | t.Values],
    dynamicStep: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    staticLowerBound: t.Attr | Sequence[int] | Attribute,
    staticUpperBound: t.Attr | Sequence[int] | Attribute,
    staticStep: t.Attr | Sequence[int] | Attribute,
    mapping: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def forall_in_parallel(
    region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def if_(
    cond: t.Value,
    true_region: t.Region = ...,
    false_region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def index_switch(
    arg: t.Value,
    cases: t.Attr | Sequence[int] | Attribute,
    default_region: t.Region = ...,
    case_regions: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def parallel(
    lowerBound: t.Values | Sequence[t.Value | t.Values],
    upperBound: t.Values | Sequence[t.Value | t.Values],
    step: t.Values | Sequence[t.Value | t.Values],
    initVals: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce(
    args: t.Values | Sequence[t.Value | t.Values],
    reductions: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce_return(
    result: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def while_(
    arguments: t.Values | Sequence[t.Value | t.Values],
    before_region: t.Region = ...,
    after_region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def yield_(
    arguments: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
