"""Attributes: every spelling that upstream reads is read as upstream does."""

from __future__ import annotations

import pytest
from upstream import rejects, texts

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op

_RAW = """#stablehlo.conv<raw
  input_batch_dimension = 0, input_feature_dimension = 3, input_spatial_dimensions = [1, 2],
  kernel_input_feature_dimension = 2, kernel_output_feature_dimension = 3, kernel_spatial_dimensions = [0, 1],
  output_batch_dimension = 0, output_feature_dimension = 3, output_spatial_dimensions = [1, 2]>"""

_SPELLINGS = [
    _RAW,
    "#stablehlo.conv<[b, 1, 0, f]x[0, 1, i, o]->[f, b, 0, 1]>",
    "#stablehlo.conv<[b, f]x[i, o]->[b, f]>",
    "#stablehlo.bounds<4, ?>",
    "#stablehlo.type_extensions<bounds = [4, ?]>",
    "#stablehlo.dot<rhs_contracting_dimensions = [0], lhs_contracting_dimensions = [1]>",
    "#stablehlo.dot<>",
    "#stablehlo.gather<offset_dims = [1], index_vector_dim = 2, collapsed_slice_dims = [0]>",
    "#stablehlo.scatter<index_vector_dim = 1, update_window_dims = [0]>",
    "#stablehlo.channel_handle<type = 1, handle = 3>",
    "#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 1, operand_tuple_indices = [2, 1]>",
    "#stablehlo.result_accuracy<atol = 0.5, ulps = 10, mode = #stablehlo.result_accuracy_mode<TOLERANCE>>",
    "#stablehlo<comparison_direction LT>",
    "#stablehlo<precision HIGHEST>",
    "#stablehlo<fft_type RFFT>",
    "#stablehlo<rng_algorithm PHILOX>",
    "#stablehlo<rng_distribution NORMAL>",
    "#stablehlo<transpose ADJOINT>",
    "#chlo<comparison_type TOTALORDER>",
]
_WRONG = [
    (
        "#stablehlo.conv<[b, 1, f]x[0, i, o]->[b, 0, f]>",
        "expected spatial dimension 0 not found in convolution dimensions",
    ),
    ("#stablehlo.conv<[b, 0, 0, f]x[0, i, o]->[b, 0, f]>", "duplicate entry '0' in convolution dimensions"),
    ("#stablehlo.conv<[b, 0, i]x[0, i, o]->[b, 0, f]>", "unexpected dimension 'i', expecting b, f"),
    ("#stablehlo.conv<[0, f]x[0, i, o]->[b, 0, f]>", "expected dimension 'b' in convolution dimensions"),
    ("#stablehlo.bounds<4, x>", "expected integer literal"),
    ("#stablehlo.type_extensions<[4, ?]>", "expected 'bounds'"),
    ("#stablehlo.dot<lhs_contracting = [0]>", "stablehlo.dot has no field 'lhs_contracting'"),
    (
        "#stablehlo.dot<lhs_contracting_dimensions = [0], lhs_contracting_dimensions = [0]>",
        "duplicated `lhs_contracting_dimensions` entry",
    ),
    ("#stablehlo.gather<index_vector_dim = [0]>", "expected integer literal"),
    ("#stablehlo.channel_handle<handle = 3>", "missing field type"),
    ("#stablehlo<comparison_direction LESS>", "expected `EQ`, `NE`, `GE`, `GT`, `LE`, or `LT`."),
    ("#stablehlo<direction LT>", "unknown attribute '#stablehlo.direction'"),
    ("#stablehlo.absent<1>", "unknown attribute '#stablehlo.absent'"),
]


def _module(attribute: str) -> str:
    return f"module attributes {{t.a = {attribute}}} {{}}"


def _read(program: str) -> str:
    return print_op(parse(Source("test.mlir", program), Context()), PrintOptions()).strip()


@pytest.mark.parametrize("attribute", _SPELLINGS)
def test_text_is_upstreams(attribute: str):
    assert _read(_module(attribute)) == texts(_module(attribute))[0].strip()


@pytest.mark.parametrize(("attribute", "message"), _WRONG)
def test_messages(attribute: str, message: str):
    with pytest.raises(LocatedError) as caught:
        _read(_module(attribute))
    assert caught.value.message == message
    assert rejects(_module(attribute))
