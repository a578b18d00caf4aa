"""Pattern constructors of the tensor ops; written by `stubs.py`."""

from collections.abc import Sequence

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def cast(
    source: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def collapse_shape(
    src: t.Value,
    reassociation: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def concat(
    inputs: t.Values | Sequence[t.Value | t.Values],
    dim: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dim(
    source: t.Value,
    index: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def empty(
    dynamic_sizes: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def expand_shape(
    src: t.Value,
    dynamic_output_shape: t.Values | Sequence[t.Value | t.Values],
    reassociation: t.Attr | Attribute,
    static_output_shape: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extract(
    tensor: t.Value,
    indices: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extract_slice(
    source: t.Value,
    offsets: t.Values | Sequence[t.Value | t.Values],
    sizes: t.Values | Sequence[t.Value | t.Values],
    strides: t.Values | Sequence[t.Value | t.Values],
    static_offsets: t.Attr | Sequence[int] | Attribute,
    static_sizes: t.Attr | Sequence[int] | Attribute,
    static_strides: t.Attr | Sequence[int] | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def from_elements(
    elements: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def insert(
    scalar: t.Value,
    dest: t.Value,
    indices: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def insert_slice(
    source: t.Value,
    dest: t.Value,
    offsets: t.Values | Sequence[t.Value | t.Values],
    sizes: t.Values | Sequence[t.Value | t.Values],
    strides: t.Values | Sequence[t.Value | t.Values],
    static_offsets: t.Attr | Sequence[int] | Attribute,
    static_sizes: t.Attr | Sequence[int] | Attribute,
    static_strides: t.Attr | Sequence[int] | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def pad(
    source: t.Value,
    low: t.Values | Sequence[t.Value | t.Values],
    high: t.Values | Sequence[t.Value | t.Values],
    static_low: t.Attr | Sequence[int] | Attribute,
    static_high: t.Attr | Sequence[int] | Attribute,
    nofold: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    region: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def parallel_insert_slice(
    source: t.Value,
    dest: t.Value,
    offsets: t.Values | Sequence[t.Value | t.Values],
    sizes: t.Values | Sequence[t.Value | t.Values],
    strides: t.Values | Sequence[t.Value | t.Values],
    static_offsets: t.Attr | Sequence[int] | Attribute,
    static_sizes: t.Attr | Sequence[int] | Attribute,
    static_strides: t.Attr | Sequence[int] | Attribute,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reshape(
    source: t.Value,
    shape: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def splat(
    input: t.Value,
    dynamicSizes: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def yield_(
    arguments: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
