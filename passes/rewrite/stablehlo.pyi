"""Pattern constructors of the stablehlo ops; written by `stubs.py`."""

from collections.abc import Sequence
from typing import Literal

from xdsl.ir import Attribute

from hloom.passes.rewrite import terms as t

def abs(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def add(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def after_all(
    inputs: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def all_gather(
    operands_: t.Values | Sequence[t.Value | t.Values],
    all_gather_dim: t.Attr | int | Attribute,
    use_global_device_ids: t.Attr | Attribute = ...,
    *,
    replica_groups: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def all_reduce(
    operands_: t.Values | Sequence[t.Value | t.Values],
    use_global_device_ids: t.Attr | Attribute = ...,
    *,
    replica_groups: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    computation: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def all_to_all(
    operands_: t.Values | Sequence[t.Value | t.Values],
    split_dimension: t.Attr | int | Attribute,
    concat_dimension: t.Attr | int | Attribute,
    split_count: t.Attr | int | Attribute,
    replica_groups: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def and_(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def async_done(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def async_start(
    operands_: t.Values | Sequence[t.Value | t.Values],
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def atan2(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def batch_norm_grad(
    operand: t.Value,
    scale: t.Value,
    mean: t.Value,
    variance: t.Value,
    grad_output: t.Value,
    epsilon: t.Attr | Attribute,
    feature_index: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def batch_norm_inference(
    operand: t.Value,
    scale: t.Value,
    offset: t.Value,
    mean: t.Value,
    variance: t.Value,
    epsilon: t.Attr | Attribute,
    feature_index: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def batch_norm_training(
    operand: t.Value,
    scale: t.Value,
    offset: t.Value,
    epsilon: t.Attr | Attribute,
    feature_index: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def bitcast_convert(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast(
    operand: t.Value,
    broadcast_sizes: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def broadcast_in_dim(
    operand: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def case(
    index: t.Value,
    branches: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cbrt(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def ceil(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cholesky(
    a: t.Value,
    lower: t.Attr | int | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def clamp(
    min: t.Value,
    operand: t.Value,
    max: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def collective_broadcast(
    operand: t.Value,
    replica_groups: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def collective_permute(
    operand: t.Value,
    source_target_pairs: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def compare(
    lhs: t.Value,
    rhs: t.Value,
    comparison_direction: t.Attr | Literal["EQ", "NE", "GE", "GT", "LE", "LT"] | Attribute,
    compare_type: t.Attr | Literal["NOTYPE", "FLOAT", "TOTALORDER", "SIGNED", "UNSIGNED"] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def complex(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def composite(
    inputs: t.Values | Sequence[t.Value | t.Values],
    composite_name: t.Attr | Attribute,
    composite_attributes: t.Attr | Attribute = ...,
    *,
    decomposition: t.Attr | Attribute,
    version: t.Attr | int | Attribute = ...,
    composite_regions: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def concatenate(
    inputs: t.Values | Sequence[t.Value | t.Values],
    dimension: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def constant(
    value: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def convert(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def convolution(
    lhs: t.Value,
    rhs: t.Value,
    padding: t.Attr | Attribute = ...,
    window_strides: t.Attr | Sequence[int] | Attribute = ...,
    lhs_dilation: t.Attr | Sequence[int] | Attribute = ...,
    rhs_dilation: t.Attr | Sequence[int] | Attribute = ...,
    window_reversal: t.Attr | Sequence[int] | Attribute = ...,
    *,
    dimension_numbers: t.Attr | Attribute,
    feature_group_count: t.Attr | int | Attribute,
    batch_group_count: t.Attr | int | Attribute,
    precision_config: t.Attr | Attribute = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def cosine(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def count_leading_zeros(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def create_token(
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def custom_call(
    inputs: t.Values | Sequence[t.Value | t.Values],
    call_target_name: t.Attr | Attribute,
    has_side_effect: t.Attr | int | Attribute = ...,
    backend_config: t.Attr | Attribute = ...,
    api_version: t.Attr | int | Attribute = ...,
    called_computations: t.Attr | Attribute = ...,
    operand_layouts: t.Attr | Attribute = ...,
    result_layouts: t.Attr | Attribute = ...,
    output_operand_aliases: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def divide(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dot(
    lhs: t.Value,
    rhs: t.Value,
    precision_config: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dot_general(
    lhs: t.Value,
    rhs: t.Value,
    dot_dimension_numbers: t.Attr | Attribute,
    algorithm: t.Attr | Attribute = ...,
    precision_config: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_broadcast_in_dim(
    operand: t.Value,
    output_dimensions: t.Value,
    broadcast_dimensions: t.Attr | Sequence[int] | Attribute,
    known_expanding_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    known_nonexpanding_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_conv(
    lhs: t.Value,
    rhs: t.Value,
    padding: t.Value,
    window_strides: t.Attr | Sequence[int] | Attribute = ...,
    lhs_dilation: t.Attr | Sequence[int] | Attribute = ...,
    rhs_dilation: t.Attr | Sequence[int] | Attribute = ...,
    window_reversal: t.Attr | Sequence[int] | Attribute = ...,
    *,
    dimension_numbers: t.Attr | Attribute,
    feature_group_count: t.Attr | int | Attribute,
    batch_group_count: t.Attr | int | Attribute,
    precision_config: t.Attr | Attribute = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_gather(
    operand: t.Value,
    start_indices: t.Value,
    slice_sizes: t.Value,
    dimension_numbers: t.Attr | Attribute,
    indices_are_sorted: t.Attr | int | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_iota(
    output_shape: t.Value,
    iota_dimension: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_pad(
    operand: t.Value,
    padding_value: t.Value,
    edge_padding_low: t.Value,
    edge_padding_high: t.Value,
    interior_padding: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_reshape(
    operand: t.Value,
    output_shape: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_slice(
    operand: t.Value,
    start_indices: t.Values | Sequence[t.Value | t.Values],
    slice_sizes: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def dynamic_update_slice(
    operand: t.Value,
    update: t.Value,
    start_indices: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def einsum(
    lhs: t.Value,
    rhs: t.Value,
    einsum_config: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exponential(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def exponential_minus_one(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def fft(
    operand: t.Value,
    fft_type: t.Attr | Literal["FFT", "IFFT", "RFFT", "IRFFT"] | Attribute,
    fft_length: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def floor(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def gather(
    operand: t.Value,
    start_indices: t.Value,
    dimension_numbers: t.Attr | Attribute,
    slice_sizes: t.Attr | Sequence[int] | Attribute,
    indices_are_sorted: t.Attr | int | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def get_dimension_size(
    operand: t.Value,
    dimension: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def get_tuple_element(
    operand: t.Value,
    index: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def if_(
    pred: t.Value,
    true_branch: t.Region = ...,
    false_branch: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def imag(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def infeed(
    token: t.Value,
    infeed_config: t.Attr | Attribute = ...,
    layout: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def iota(
    iota_dimension: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def is_finite(
    x: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def log_plus_one(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def logistic(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def map(
    inputs: t.Values | Sequence[t.Value | t.Values],
    dimensions: t.Attr | Sequence[int] | Attribute,
    computation: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def maximum(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def minimum(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def multiply(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def negate(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def not_(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def optimization_barrier(
    operand: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def or_(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def outfeed(
    inputs: t.Values | Sequence[t.Value | t.Values],
    token: t.Value,
    outfeed_config: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def pad(
    operand: t.Value,
    padding_value: t.Value,
    edge_padding_low: t.Attr | Sequence[int] | Attribute,
    edge_padding_high: t.Attr | Sequence[int] | Attribute,
    interior_padding: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def partition_id(
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def popcnt(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def power(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def real(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def real_dynamic_slice(
    operand: t.Value,
    start_indices: t.Value,
    limit_indices: t.Value,
    strides: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def recv(
    token: t.Value,
    channel_handle: t.Attr | Attribute,
    is_host_transfer: t.Attr | int | Attribute = ...,
    source_target_pairs: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce(
    inputs: t.Values | Sequence[t.Value | t.Values],
    init_values: t.Values | Sequence[t.Value | t.Values],
    dimensions: t.Attr | Sequence[int] | Attribute,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce_precision(
    operand: t.Value,
    exponent_bits: t.Attr | int | Attribute,
    mantissa_bits: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce_scatter(
    operand: t.Value,
    scatter_dimension: t.Attr | int | Attribute,
    use_global_device_ids: t.Attr | Attribute = ...,
    *,
    replica_groups: t.Attr | Attribute,
    channel_handle: t.Attr | Attribute = ...,
    computation: t.Region = ...,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reduce_window(
    inputs: t.Values | Sequence[t.Value | t.Values],
    init_values: t.Values | Sequence[t.Value | t.Values],
    window_dimensions: t.Attr | Sequence[int] | Attribute,
    window_strides: t.Attr | Sequence[int] | Attribute = ...,
    base_dilations: t.Attr | Sequence[int] | Attribute = ...,
    window_dilations: t.Attr | Sequence[int] | Attribute = ...,
    padding: t.Attr | Attribute = ...,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def remainder(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def replica_id(
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reshape(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def return_(
    results_: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def reverse(
    operand: t.Value,
    dimensions: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rng(
    a: t.Value,
    b: t.Value,
    shape: t.Value,
    rng_distribution: t.Attr | Literal["UNIFORM", "NORMAL"] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rng_bit_generator(
    initial_state: t.Value,
    rng_algorithm: t.Attr | Literal["DEFAULT", "THREE_FRY", "PHILOX"] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def round_nearest_afz(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def round_nearest_even(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def rsqrt(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def scatter(
    inputs: t.Values | Sequence[t.Value | t.Values],
    scatter_indices: t.Value,
    updates: t.Values | Sequence[t.Value | t.Values],
    scatter_dimension_numbers: t.Attr | Attribute,
    indices_are_sorted: t.Attr | int | Attribute = ...,
    unique_indices: t.Attr | int | Attribute = ...,
    update_computation: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def select(
    pred: t.Value,
    on_true: t.Value,
    on_false: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def select_and_scatter(
    operand: t.Value,
    source: t.Value,
    init_value: t.Value,
    window_dimensions: t.Attr | Sequence[int] | Attribute = ...,
    window_strides: t.Attr | Sequence[int] | Attribute = ...,
    padding: t.Attr | Attribute = ...,
    select: t.Region = ...,
    scatter: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def send(
    inputs: t.Values | Sequence[t.Value | t.Values],
    token: t.Value,
    channel_handle: t.Attr | Attribute,
    is_host_transfer: t.Attr | int | Attribute = ...,
    source_target_pairs: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def set_dimension_size(
    operand: t.Value,
    size: t.Value,
    dimension: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shift_left(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shift_right_arithmetic(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def shift_right_logical(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sign(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sine(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def slice(
    operand: t.Value,
    start_indices: t.Attr | Sequence[int] | Attribute,
    limit_indices: t.Attr | Sequence[int] | Attribute,
    strides: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sort(
    inputs: t.Values | Sequence[t.Value | t.Values],
    dimension: t.Attr | int | Attribute = ...,
    is_stable: t.Attr | int | Attribute = ...,
    comparator: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def sqrt(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def subtract(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tan(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tanh(
    operand: t.Value,
    result_accuracy: t.Attr | Attribute = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def torch_index_select(
    operand: t.Value,
    index: t.Value,
    dim: t.Attr | int | Attribute,
    batch_dims: t.Attr | int | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def transpose(
    operand: t.Value,
    permutation: t.Attr | Sequence[int] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def triangular_solve(
    a: t.Value,
    b: t.Value,
    left_side: t.Attr | int | Attribute,
    lower: t.Attr | int | Attribute,
    unit_diagonal: t.Attr | int | Attribute,
    transpose_a: t.Attr | Literal["TRANSPOSE_INVALID", "NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"] | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def tuple(
    val: t.Values | Sequence[t.Value | t.Values],
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def unary_einsum(
    operand: t.Value,
    einsum_config: t.Attr | Attribute,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def uniform_dequantize(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def uniform_quantize(
    operand: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def while_(
    operand: t.Values | Sequence[t.Value | t.Values],
    cond: t.Region = ...,
    body: t.Region = ...,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
def xor(
    lhs: t.Value,
    rhs: t.Value,
    *,
    type: t.Types = ...,
) -> t.OpPattern: ...
