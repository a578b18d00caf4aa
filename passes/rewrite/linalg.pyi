"""Pattern constructors of the linalg ops; written by `stubs.py`."""

from collections.abc import Sequence

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def add(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast(
    input: t.Value,
    init: t.Value,
    dimensions: t.Attr | Sequence[int] | Attribute,
    hidden_region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_nchw_fchw(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_ngchw_fgchw(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_ngchw_gfchw(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_nhwc_fhwc(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_nhwc_hwcf(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def conv_2d_nhwgc_gfhwc(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def copy(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exp(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fill(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def generic(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    indexing_maps: t.Attr | Attribute,
    iterator_types: t.Attr | Attribute,
    doc: t.Attr | str | Attribute = ...,
    library_call: t.Attr | str | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def index(
    dim: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def matmul(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    indexing_maps: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def max(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def min(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def mul(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def pooling_nchw_max(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    strides: t.Attr | Attribute,
    dilations: t.Attr | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def quantized_matmul(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    memoized_indexing_maps: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce(
    input: t.Value,
    init: t.Value,
    dimensions: t.Attr | Sequence[int] | Attribute,
    region: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def select(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sqrt(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sub(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def transpose(
    inputs: t.Values | Sequence[t.Value | t.Values],
    outputs: t.Values | Sequence[t.Value | t.Values],
    permutation: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def yield_(
    arguments: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
