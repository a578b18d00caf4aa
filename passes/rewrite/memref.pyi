"""Pattern constructors of the memref ops; written by `stubs.py`."""

from collections.abc import Sequence

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def alloc(
    dynamic_sizes: t.Values | Sequence[t.Value | t.Values],
    symbol_operands: t.Values | Sequence[t.Value | t.Values],
    alignment: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    type: t.Types = ...,
) -> t.OpPattern: ...
def alloca(
    dynamic_sizes: t.Values | Sequence[t.Value | t.Values],
    symbol_operands: t.Values | Sequence[t.Value | t.Values],
    alignment: t.Attr | Attribute = ...,
    *,
    operandSegmentSizes: t.Attr | Sequence[int] | Attribute,
    type: t.Types = ...,
) -> t.OpPattern: ...
def alloca_scope(
    scope: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def alloca_scope_return(
    ops: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def assume_alignment(
    memref: t.Value,
    alignment: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atomic_rmw(
    value: t.Value,
    memref: t.Value,
    indices: t.Values | Sequence[t.Value | t.Values],
    kind: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
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
def copy(
    source: t.Value,
    destination: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dealloc(
    memref: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dim(
    source: t.Value,
    index: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dma_start(
    src: t.Value,
    src_indices: t.Values | Sequence[t.Value | t.Values],
    dest: t.Value,
    dest_indices: t.Values | Sequence[t.Value | t.Values],
    num_elements: t.Value,
    tag: t.Value,
    tag_indices: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dma_wait(
    tag: t.Value,
    tag_indices: t.Values | Sequence[t.Value | t.Values],
    num_elements: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def expand_shape(
    src: t.Value,
    output_shape: t.Values | Sequence[t.Value | t.Values],
    static_output_shape: t.Attr | Sequence[int] | Attribute,
    reassociation: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extract_aligned_pointer_as_index(
    source: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def extract_strided_metadata(
    source: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def get_global(
    name_: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def global_(
    sym_name: t.Attr | str | Attribute,
    sym_visibility: t.Attr | str | Attribute = ...,
    *,
    type: t.Attr | Attribute,
    initial_value: t.Attr | Attribute = ...,
    constant: t.Attr | Attribute = ...,
    alignment: t.Attr | int | Attribute = ...,
) -> t.OpPattern: ...
def load(
    memref: t.Value,
    indices: t.Values | Sequence[t.Value | t.Values],
    nontemporal: t.Attr | int | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def memory_space_cast(
    source: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rank(
    source: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reinterpret_cast(
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
def store(
    value: t.Value,
    memref: t.Value,
    indices: t.Values | Sequence[t.Value | t.Values],
    nontemporal: t.Attr | int | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def subview(
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
def view(
    source: t.Value,
    byte_shift: t.Value,
    sizes: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
