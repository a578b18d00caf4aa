"""Valid StableHLO ops in generic form: at least one for each op."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """One op: its name, its operands' types, `<{properties}>`, its results' types and `({regions})`.

    Operands are the function's arguments `%a0`, `%a1`, …; what regions capture are its further ones, `%b0`, ….
    """

    name: str
    operands: str
    properties: str
    results: str
    regions: str = ""
    captured: str = ""

    def text(self) -> str:
        """A module with one function that takes the op's operands as arguments."""
        types = split_types(self.operands)
        captured = (f"%b{i}: {type}" for i, type in enumerate(split_types(self.captured)))
        arguments = ", ".join([*(f"%a{i}: {type}" for i, type in enumerate(types)), *captured])
        values = ", ".join(f"%a{i}" for i in range(len(types)))
        results = split_types(self.results)
        names = f"%r:{len(results)} = " if results else ""
        properties = f" <{{{self.properties}}}>" if self.properties else ""
        regions = f" ({self.regions})" if self.regions else ""
        signature = f"({self.operands}) -> ({self.results})"
        return (
            "func.func private @g(tensor<f32>) -> tensor<f32>\n"
            f"func.func @f({arguments}) {{\n"
            f'  {names}"{self.name}"({values}){properties}{regions} : {signature}\n'
            "  return\n}\n"
        )


def split_types(text: str) -> list[str]:
    """The types of a comma-separated list."""
    types, depth, start = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in "<({") - (character in ">)}" and text[place - 1] != "-")
        if character == "," and depth == 0:
            types.append(text[start:place].strip())
            start = place + 1
    return [*types, text[start:].strip()] if text.strip() else []


F, Z, P, C = "tensor<4x6xf32>", "tensor<4x6xi32>", "tensor<4x6xi1>", "tensor<4x6xcomplex<f32>>"
S, T = "tensor<f32>", "!stablehlo.token"


def body(inner: str, arguments: str, returned: str, result: str) -> str:
    """A region of one block, which returns one value."""
    return f'{{ ^bb0({arguments}): {inner} "stablehlo.return"({returned}) : ({result}) -> () }}'


def reducer(op: str = "add", type: str = S) -> str:
    """A region that combines two scalars."""
    inner = f'%z = "stablehlo.{op}"(%x, %y) : ({type}, {type}) -> {type}'
    return body(inner, f"%x: {type}, %y: {type}", "%z", type)


def comparator(type: str = S, count: int = 1) -> str:
    """A region that compares two scalars, for each of `count` inputs."""
    arguments = ", ".join(f"%x{i}: {type}" for i in range(2 * count))
    inner = (
        '%z = "stablehlo.compare"(%x0, %x1) <{comparison_direction = #stablehlo<comparison_direction LT>}> '
        f": ({type}, {type}) -> tensor<i1>"
    )
    return body(inner, arguments, "%z", "tensor<i1>")


def returning(value: str, type: str) -> str:
    """A region without arguments that returns a value from outside."""
    return f'{{ "stablehlo.return"({value}) : ({type}) -> () }}'


_UNARY_FLOAT = [
    "cbrt",
    "ceil",
    "cosine",
    "exponential",
    "exponential_minus_one",
    "floor",
    "log",
    "log_plus_one",
    "logistic",
    "negate",
    "round_nearest_afz",
    "round_nearest_even",
    "rsqrt",
    "sign",
    "sine",
    "sqrt",
    "tan",
    "tanh",
    "abs",
]
_ARITHMETIC = ["add", "atan2", "divide", "maximum", "minimum", "multiply", "power", "remainder", "subtract"]
_BITWISE = ["and", "or", "xor", "shift_left", "shift_right_arithmetic", "shift_right_logical"]
_GATHER = (
    "dimension_numbers = #stablehlo.gather<offset_dims = [2], collapsed_slice_dims = [0], start_index_map = [0, 1], "
    "index_vector_dim = 2>"
)
_BATCHED_GATHER = (
    "dimension_numbers = #stablehlo.gather<offset_dims = [3, 4], collapsed_slice_dims = [1], "
    "operand_batching_dims = [0], start_indices_batching_dims = [1], start_index_map = [2, 1], index_vector_dim = 3>"
)
_SCATTER = (
    "scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], "
    "scatter_dims_to_operand_dims = [0], index_vector_dim = 1>"
)
_BATCHED_SCATTER = (
    "scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [3, 4], inserted_window_dims = [1], "
    "input_batching_dims = [0], scatter_indices_batching_dims = [1], scatter_dims_to_operand_dims = [2, 1], "
    "index_vector_dim = 3>, indices_are_sorted = false, unique_indices = false"
)
_CONV = "dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>"
_GROUPS = "batch_group_count = 1 : i64, feature_group_count = 1 : i64"
_DOT = "dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>"
_BATCHED_DOT = (
    "dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], "
    "lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>"
)
_ALGORITHM = (
    "algorithm = #stablehlo.dot_algorithm<lhs_precision_type = tf32, rhs_precision_type = tf32, "
    "accumulation_type = f32, lhs_component_count = 1, rhs_component_count = 1, num_primitive_operations = 3, "
    "allow_imprecise_accumulation = false>"
)
_REPLICAS = "replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>"
_CHANNEL = "channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>"
_PRECISION = "precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>]"
_NORM = "epsilon = 1.000000e-03 : f32, feature_index = 1 : i64"
_VECTOR = "tensor<6xf32>"

CASES: list[Case] = [
    *(Case(f"stablehlo.{name}", F, "", F) for name in _UNARY_FLOAT),
    *(Case(f"stablehlo.{name}", C, "", C) for name in ("cosine", "exponential", "log", "negate", "sign", "tanh")),
    *(
        Case(f"stablehlo.{name}", Z, "", Z)
        for name in ("count_leading_zeros", "popcnt", "not", "negate", "sign", "abs")
    ),
    *(Case(f"stablehlo.{name}", f"{F}, {F}", "", F) for name in _ARITHMETIC),
    *(Case(f"stablehlo.{name}", f"{Z}, {Z}", "", Z) for name in _ARITHMETIC if name != "atan2"),
    *(Case(f"stablehlo.{name}", f"{Z}, {Z}", "", Z) for name in _BITWISE),
    *(Case(f"stablehlo.{name}", C, "", F) for name in ("abs", "imag", "real")),
    Case(
        "stablehlo.exponential",
        F,
        "result_accuracy = #stablehlo.result_accuracy<atol = 1.000000e-05, ulps = 1, "
        "mode = #stablehlo.result_accuracy_mode<TOLERANCE>>",
        F,
    ),
    Case("stablehlo.convert", F, "", "tensor<4x6xi8>"),
    Case("stablehlo.is_finite", F, "", P),
    Case("stablehlo.reduce_precision", F, "exponent_bits = 5 : i32, mantissa_bits = 10 : i32", F),
    Case("stablehlo.bitcast_convert", F, "", "tensor<4x6x4xi8>"),
    Case("stablehlo.bitcast_convert", F, "", Z),
    Case("stablehlo.bitcast_convert", "tensor<3x2xi32>", "", "tensor<3xf64>"),
    Case("stablehlo.compare", f"{F}, {F}", "comparison_direction = #stablehlo<comparison_direction GT>", P),
    Case(
        "stablehlo.compare",
        f"{F}, {F}",
        "compare_type = #stablehlo<comparison_type TOTALORDER>, "
        "comparison_direction = #stablehlo<comparison_direction NE>",
        P,
    ),
    Case("stablehlo.complex", f"{F}, {F}", "", C),
    Case("stablehlo.clamp", f"{S}, {F}, {F}", "", F),
    Case("stablehlo.clamp", f"{F}, {F}, {F}", "", F),
    Case("stablehlo.select", f"tensor<i1>, {F}, {F}", "", F),
    Case("stablehlo.select", f"{P}, {F}, {F}", "", F),
    Case("stablehlo.constant", "", "value = dense<1.500000e+00> : tensor<2x3xf32>", "tensor<2x3xf32>"),
    Case("stablehlo.constant", "", "value = dense<[true, false]> : tensor<2xi1>", "tensor<2xi1>"),
    Case("stablehlo.iota", "", "iota_dimension = 1 : i64", F),
    Case(
        "stablehlo.slice",
        F,
        "limit_indices = array<i64: 3, 6>, start_indices = array<i64: 1, 0>, strides = array<i64: 1, 2>",
        "tensor<2x3xf32>",
    ),
    Case("stablehlo.slice", S, "limit_indices = array<i64>, start_indices = array<i64>, strides = array<i64>", S),
    Case("stablehlo.concatenate", f"{F}, tensor<2x6xf32>", "dimension = 0 : i64", "tensor<6x6xf32>"),
    Case(
        "stablehlo.pad",
        f"{F}, {S}",
        "edge_padding_high = array<i64: 2, 1>, edge_padding_low = array<i64: 0, -1>, "
        "interior_padding = array<i64: 0, 1>",
        "tensor<6x11xf32>",
    ),
    Case("stablehlo.sort", F, "dimension = 1 : i64, is_stable = true", F, comparator()),
    Case("stablehlo.sort", f"{F}, {F}", "", f"{F}, {F}", comparator(count=2)),
    Case(
        "stablehlo.dynamic_slice", f"{F}, tensor<i32>, tensor<i32>", "slice_sizes = array<i64: 2, 3>", "tensor<2x3xf32>"
    ),
    Case("stablehlo.dynamic_update_slice", f"{F}, tensor<2x3xf32>, tensor<i32>, tensor<i32>", "", F),
    Case(
        "stablehlo.gather",
        "tensor<3x4x2xf32>, tensor<2x3x2xi64>",
        f"{_GATHER}, slice_sizes = array<i64: 1, 2, 2>".replace("offset_dims = [2]", "offset_dims = [2, 3]"),
        "tensor<2x3x2x2xf32>",
    ),
    Case(
        "stablehlo.gather",
        "tensor<2x3x4x2xi32>, tensor<2x2x3x2xi64>",
        f"{_BATCHED_GATHER}, indices_are_sorted = true, slice_sizes = array<i64: 1, 1, 2, 2>",
        "tensor<2x2x3x2x2xi32>",
    ),
    Case(
        "stablehlo.dynamic_gather",
        "tensor<3x4x2xf32>, tensor<2x3x2xi64>, tensor<3xi64>",
        _GATHER.replace("offset_dims = [2]", "offset_dims = [2, 3]"),
        "tensor<2x3x?x?xf32>",
    ),
    Case("stablehlo.scatter", f"{F}, tensor<2x1xi32>, tensor<2x6xf32>", _SCATTER, F, reducer()),
    Case(
        "stablehlo.scatter",
        "tensor<2x3x4x2xi64>, tensor<2x2x3x2xi64>, tensor<2x2x3x2x2xi64>",
        _BATCHED_SCATTER,
        "tensor<2x3x4x2xi64>",
        reducer(type="tensor<i64>"),
    ),
    Case(
        "stablehlo.torch_index_select",
        "tensor<5x1x5xi32>, tensor<2xi32>",
        "batch_dims = 0 : i64, dim = 0 : i64",
        "tensor<2x1x5xi32>",
    ),
    Case("stablehlo.broadcast", F, "broadcast_sizes = array<i64: 2, 3>", "tensor<2x3x4x6xf32>"),
    Case(
        "stablehlo.broadcast_in_dim", "tensor<1x3xf32>", "broadcast_dimensions = array<i64: 2, 1>", "tensor<2x3x2xf32>"
    ),
    Case("stablehlo.broadcast_in_dim", S, "broadcast_dimensions = array<i64>", F),
    Case("stablehlo.reshape", F, "", "tensor<2x12xf32>"),
    Case("stablehlo.transpose", "tensor<2x3x4xf32>", "permutation = array<i64: 2, 0, 1>", "tensor<4x2x3xf32>"),
    Case("stablehlo.reverse", F, "dimensions = array<i64: 1>", F),
    Case(
        "stablehlo.dynamic_broadcast_in_dim",
        "tensor<1x3xf32>, tensor<3xi64>",
        "broadcast_dimensions = array<i64: 2, 1>, known_expanding_dimensions = array<i64: 0>, "
        "known_nonexpanding_dimensions = array<i64: 1>",
        "tensor<2x3x2xf32>",
    ),
    Case("stablehlo.dynamic_iota", "tensor<2xi64>", "iota_dimension = 1 : i64", "tensor<?x6xf32>"),
    Case("stablehlo.dynamic_pad", f"{F}, {S}, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>", "", "tensor<?x?xf32>"),
    Case("stablehlo.dynamic_reshape", f"{F}, tensor<2xi64>", "", "tensor<?x12xf32>"),
    Case("stablehlo.real_dynamic_slice", f"{F}, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>", "", "tensor<?x?xf32>"),
    Case("stablehlo.get_dimension_size", F, "dimension = 1 : i64", "tensor<i32>"),
    Case(
        "stablehlo.set_dimension_size",
        f"{F}, tensor<i32>",
        "dimension = 1 : i64",
        "tensor<4x?xf32, #stablehlo.bounds<?, 6>>",
    ),
    Case("stablehlo.reduce", f"{F}, {S}", "dimensions = array<i64: 1>", "tensor<4xf32>", reducer()),
    Case("stablehlo.reduce", f"{F}, {S}", "dimensions = array<i64: 0>", "tensor<6xf32>", reducer("subtract")),
    Case(
        "stablehlo.reduce",
        f"{F}, {Z}, {S}, tensor<i32>",
        "dimensions = array<i64: 0, 1>",
        f"{S}, tensor<i32>",
        "{ ^bb0(%x: tensor<f32>, %i: tensor<i32>, %y: tensor<f32>, %j: tensor<i32>): "
        '%z = "stablehlo.maximum"(%x, %y) : (tensor<f32>, tensor<f32>) -> tensor<f32> '
        '"stablehlo.return"(%z, %j) : (tensor<f32>, tensor<i32>) -> () }',
    ),
    Case("stablehlo.map", f"{F}, {F}", "dimensions = array<i64: 0, 1>", F, reducer("multiply")),
    Case(
        "stablehlo.reduce_window",
        f"{F}, {S}",
        "base_dilations = array<i64: 2, 1>, padding = dense<[[2, 1], [0, 0]]> : tensor<2x2xi64>, "
        "window_dilations = array<i64: 3, 1>, window_dimensions = array<i64: 2, 1>, window_strides = array<i64: 4, 1>",
        "tensor<2x6xf32>",
        reducer("maximum"),
    ),
    Case("stablehlo.reduce_window", f"{F}, {S}", "window_dimensions = array<i64: 2, 3>", "tensor<3x4xf32>", reducer()),
    Case(
        "stablehlo.select_and_scatter",
        f"{F}, tensor<2x3xf32>, {S}",
        "padding = dense<0> : tensor<2x2xi64>, window_dimensions = array<i64: 2, 2>, window_strides = array<i64: 2, 2>",
        F,
        f"{comparator()}, {reducer()}",
    ),
    Case("stablehlo.dot_general", f"{F}, tensor<6x5xf32>", _DOT, "tensor<4x5xf32>"),
    Case(
        "stablehlo.dot_general",
        "tensor<2x4x6xbf16>, tensor<2x6x5xbf16>",
        f"{_BATCHED_DOT}, {_PRECISION}",
        "tensor<2x4x5xf32>",
    ),
    Case("stablehlo.dot_general", f"{F}, tensor<6x5xf32>", f"{_ALGORITHM}, {_DOT}", "tensor<4x5xf32>"),
    Case("stablehlo.dot", f"{F}, tensor<6x5xf32>", _PRECISION, "tensor<4x5xf32>"),
    Case("stablehlo.dot", "tensor<6xf32>, tensor<6xf32>", "", S),
    Case("stablehlo.einsum", f"{F}, tensor<6x5xf32>", 'einsum_config = "ab,bc->ac"', "tensor<4x5xf32>"),
    Case("stablehlo.unary_einsum", F, 'einsum_config = "ab->a"', "tensor<4xf32>"),
    Case(
        "stablehlo.convolution",
        "tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32>",
        f"batch_group_count = 1 : i64, {_CONV}, feature_group_count = 2 : i64, lhs_dilation = array<i64: 2, 1>, "
        f"padding = dense<[[1, 1], [0, 2]]> : tensor<2x2xi64>, {_PRECISION}, rhs_dilation = array<i64: 1, 2>, "
        "window_reversal = array<i1: false, true>, window_strides = array<i64: 2, 1>",
        "tensor<1x8x6x6xf32>",
    ),
    Case(
        "stablehlo.convolution",
        "tensor<4x8x8x2xf32>, tensor<3x3x2x6xf32>",
        f"batch_group_count = 2 : i64, {_CONV}, feature_group_count = 1 : i64",
        "tensor<2x6x6x6xf32>",
    ),
    Case(
        "stablehlo.dynamic_conv",
        "tensor<1x8x8x2xf32>, tensor<3x3x2x6xf32>, tensor<2x2xi64>",
        f"batch_group_count = 1 : i64, {_CONV}, feature_group_count = 1 : i64",
        "tensor<1x?x?x6xf32>",
    ),
    Case("stablehlo.batch_norm_training", f"{F}, {_VECTOR}, {_VECTOR}", _NORM, f"{F}, {_VECTOR}, {_VECTOR}"),
    Case("stablehlo.batch_norm_inference", f"{F}, {_VECTOR}, {_VECTOR}, {_VECTOR}, {_VECTOR}", _NORM, F),
    Case(
        "stablehlo.batch_norm_grad", f"{F}, {_VECTOR}, {_VECTOR}, {_VECTOR}, {F}", _NORM, f"{F}, {_VECTOR}, {_VECTOR}"
    ),
    Case("stablehlo.cholesky", "tensor<2x3x3xf32>", "lower = true", "tensor<2x3x3xf32>"),
    Case("stablehlo.cholesky", "tensor<3x3xcomplex<f64>>", "", "tensor<3x3xcomplex<f64>>"),
    Case(
        "stablehlo.triangular_solve",
        "tensor<2x3x3xf32>, tensor<2x3x5xf32>",
        "left_side = true, lower = true, transpose_a = #stablehlo<transpose ADJOINT>, unit_diagonal = false",
        "tensor<2x3x5xf32>",
    ),
    Case("stablehlo.fft", C, "fft_length = array<i64: 6>, fft_type = #stablehlo<fft_type FFT>", C),
    Case(
        "stablehlo.fft",
        F,
        "fft_length = array<i64: 4, 6>, fft_type = #stablehlo<fft_type RFFT>",
        "tensor<4x4xcomplex<f32>>",
    ),
    Case("stablehlo.fft", C, "fft_length = array<i64: 10>, fft_type = #stablehlo<fft_type IRFFT>", "tensor<4x10xf32>"),
    Case(
        "stablehlo.rng",
        f"{S}, {S}, tensor<2xi64>",
        "rng_distribution = #stablehlo<rng_distribution NORMAL>",
        "tensor<?x3xf32>",
    ),
    Case(
        "stablehlo.rng_bit_generator",
        "tensor<2xui64>",
        "rng_algorithm = #stablehlo<rng_algorithm THREE_FRY>",
        "tensor<2xui64>, tensor<3xui32>",
    ),
    Case(
        "stablehlo.while",
        f"tensor<i32>, {F}",
        "",
        f"tensor<i32>, {F}",
        '{ ^bb0(%i: tensor<i32>, %x: tensor<4x6xf32>): %z = "stablehlo.compare"(%i, %i) '
        "<{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1> "
        '"stablehlo.return"(%z) : (tensor<i1>) -> () }, '
        "{ ^bb0(%i: tensor<i32>, %x: tensor<4x6xf32>): "
        '"stablehlo.return"(%i, %x) : (tensor<i32>, tensor<4x6xf32>) -> () }',
    ),
    Case("stablehlo.if", "tensor<i1>", "", F, f"{returning('%b0', F)}, {returning('%b0', F)}", F),
    Case("stablehlo.case", "tensor<i32>", "", S, ", ".join([returning("%b0", S)] * 3), S),
    Case("stablehlo.tuple", f"{F}, {T}", "", f"tuple<{F}, {T}>"),
    Case("stablehlo.get_tuple_element", f"tuple<{F}, {T}>", "index = 1 : i32", T),
    Case("stablehlo.after_all", f"{T}, {T}", "", T),
    Case("stablehlo.create_token", "", "", T),
    Case("stablehlo.optimization_barrier", f"{F}, {T}", "", f"{F}, {T}"),
    Case("stablehlo.optimization_barrier", "", "", ""),
    Case("stablehlo.custom_call", F, 'call_target_name = "foo"', F),
    Case(
        "stablehlo.custom_call",
        f"{F}, tuple<{Z}, {F}>",
        'api_version = 4 : i32, backend_config = {key = 1 : i64}, call_target_name = "foo.bar baz", '
        "called_computations = [@g], has_side_effect = true, output_operand_aliases = "
        "[#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 1, operand_tuple_indices = [0]>]",
        f"{F}, {Z}",
    ),
    Case(
        "stablehlo.custom_call",
        F,
        'call_target_name = "foo", operand_layouts = [dense<[1, 0]> : tensor<2xindex>], '
        "result_layouts = [dense<[0, 1]> : tensor<2xindex>]",
        F,
    ),
    Case(
        "stablehlo.composite",
        S,
        'composite_attributes = {n = 1 : i64}, decomposition = @g, name = "my.op", version = 1 : i32',
        S,
    ),
    Case(
        "stablehlo.all_gather",
        F,
        f"all_gather_dim = 1 : i64, {_CHANNEL}, {_REPLICAS}, use_global_device_ids",
        "tensor<4x12xf32>",
    ),
    Case("stablehlo.all_reduce", F, f"{_CHANNEL}, {_REPLICAS}", F, reducer()),
    Case(
        "stablehlo.all_to_all",
        F,
        f"concat_dimension = 0 : i64, {_REPLICAS}, split_count = 2 : i64, split_dimension = 1 : i64",
        "tensor<8x3xf32>",
    ),
    Case("stablehlo.reduce_scatter", F, f"{_REPLICAS}, scatter_dimension = 1 : i64", "tensor<4x3xf32>", reducer()),
    Case("stablehlo.collective_broadcast", F, _REPLICAS, F),
    Case("stablehlo.collective_permute", F, "source_target_pairs = dense<[[0, 1], [1, 2]]> : tensor<2x2xi64>", F),
    Case("stablehlo.cross-replica-sum", F, _REPLICAS, F),
    Case(
        "stablehlo.async_start",
        F,
        "",
        f"!stablehlo.future<{F}>",
        f'{{ ^bb0(%x: {F}): %z = "stablehlo.collective_broadcast"(%x) <{{{_REPLICAS}}}> : ({F}) -> {F} '
        f'"stablehlo.return"(%z) : ({F}) -> () }}',
    ),
    Case("stablehlo.async_done", f"!stablehlo.future<{F}>", "", F),
    Case("stablehlo.replica_id", "", "", "tensor<ui32>"),
    Case("stablehlo.partition_id", "", "", "tensor<ui32>"),
    Case("stablehlo.infeed", T, 'infeed_config = "x", layout = [[0, 1]]', f"{F}, {T}"),
    Case("stablehlo.outfeed", f"{F}, {T}", 'outfeed_config = ""', T),
    Case("stablehlo.send", f"{F}, {T}", _CHANNEL.replace("type = 1", "type = 2") + ", is_host_transfer = true", T),
    Case("stablehlo.recv", T, _CHANNEL.replace("type = 1", "type = 3") + ", is_host_transfer = true", f"{F}, {T}"),
]
