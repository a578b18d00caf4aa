"""linalg_ext: its ops' forms, on tensors and on memrefs, and what their verifiers reject."""

from __future__ import annotations

from pathlib import Path

import pytest
from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

TEXT = (Path(__file__).parent / "linalg_ext.mlir").read_text()
GENERIC = PrintOptions(generic=True)


def read(text: str) -> ModuleOp:
    return parse(Source("t.mlir", text), Context())


def test_custom_form_is_a_fixed_point() -> None:
    module = read(TEXT)
    verify(module)
    assert print_op(module) == TEXT


def test_generic_form_is_the_same_program() -> None:
    generic = print_op(read(TEXT), GENERIC)
    module = read(generic)
    verify(module)
    assert print_op(module) == TEXT
    assert print_op(module, GENERIC) == generic


WRONG = [
    ("sort dimension(1)", "sort dimension(2)", "dimension 2 is out of range for rank 2"),
    (
        "linalg_ext.yield %8 : i1",
        "linalg_ext.yield %arg10 : f32",
        "comparator: expected a linalg_ext.yield of types (i1)",
    ),
    (
        "update_window_dims = array<i64: 1>",
        "update_window_dims = array<i64>",
        "window and batching dimensions number 1",
    ),
    ('type("FFT")', 'type("RFFT")', "RFFT: wrong element types"),
    ('type("FFT")', 'type("DFT")', "fft_type is DFT"),
    (
        "ins(%arg2, %arg3 : tensor<2x1xi32>,",
        "ins(%arg1, %arg3 : tensor<4x8xi32>,",
        "expected an index vector of 1, got 8",
    ),
    (
        "%arg3 : tensor<2x1xi32>, tensor<2x8xf32>)",
        "%arg0 : tensor<2x1xi32>, tensor<4x8xf32>)",
        "indices (2, 1) and updates (4, 8) do not fit",
    ),
    ("index_vector_dim = 1", "index_vector_dim = 3", "index_vector_dim is 3"),
    (
        "inserted_window_dims = array<i64: 0>",
        "inserted_window_dims = array<i64: 2>",
        "not different dimensions of rank 2",
    ),
    (
        "ins(%arg5, %arg6 : tensor<4x4xf32>, tensor<4x2xf32>)",
        "ins(%arg0, %arg6 : tensor<4x8xf32>, tensor<4x2xf32>)",
        "square",
    ),
    ("left_side = true", "left_side = false", "shapes of a and b do not fit: (4, 4) and (4, 2)"),
    (
        "outs(%arg8, %arg1 : tensor<2xi64>, tensor<4x8xi32>)",
        "outs(%arg8 : tensor<2xi64>)",
        "expected 2 outputs, but got 1",
    ),
    (
        "ins(%arg0 : tensor<4x8xf32>) outs(%arg0, %arg4",
        "ins(%arg4 : tensor<4xf32>) outs(%arg0, %arg4",
        "operands of one shape",
    ),
    (
        "cholesky {lower = true} ins(%arg5 : tensor<4x4xf32>) outs(%arg5 : tensor<4x4xf32>)",
        "cholesky {lower = true} outs(%arg5 : tensor<4x4xf32>)",
        "expected 1 inputs",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "message"), WRONG)
def test_rejects(right: str, wrong: str, message: str) -> None:
    assert right in TEXT
    with pytest.raises(LocatedError) as caught:
        verify(read(TEXT.replace(right, wrong, 1)))
    assert message in caught.value.message


FIRST = """func.func @first(%x: memref<4x8xf32>, %values: memref<4x2xf32>, %indices: memref<4x2xi32>) {
  linalg_ext.topk dimension(1) ins(%x : memref<4x8xf32>) outs(%values, %indices : memref<4x2xf32>, memref<4x2xi32>) {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.cmpf ogt, %a, %b : f32
    linalg_ext.yield %0 : i1
  }
  return
}
"""
SUMS = """func.func @sums(%x: memref<4x8xi8>, %sums: memref<4x8xi32>, %carried: memref<4xi32>) {
  linalg_ext.scan dimension(1) {inclusive = true} ins(%x : memref<4x8xi8>)
      outs(%sums, %carried : memref<4x8xi32>, memref<4xi32>) {
  ^bb0(%a: i32, %b: i8):
    %0 = arith.extsi %b : i8 to i32
    %1 = arith.addi %a, %0 : i32
    linalg_ext.yield %1 : i32
  }
  return
}
"""


@pytest.mark.parametrize("text", [FIRST, SUMS])
def test_accepts(text: str) -> None:
    verify(read(text))


@pytest.mark.parametrize(
    ("text", "right", "wrong", "message"),
    [
        (FIRST, "memref<4x2x", "memref<4x9x", "cannot take elements of shape (4, 9) of (4, 8) along dimension 1"),
        (FIRST, "dimension(1)", "dimension(0)", "cannot take elements of shape (4, 2) of (4, 8) along dimension 0"),
        (FIRST, "memref<4x2xi32>", "memref<4x2xf64>", "of the input's elements, and of integers"),
        (SUMS, "inclusive = true", "inclusive = true, is_associative = true", "combines elements of one type"),
    ],
)
def test_rejects_shapes_and_types(text: str, right: str, wrong: str, message: str) -> None:
    with pytest.raises(LocatedError) as caught:
        verify(read(text.replace(right, wrong)))
    assert message in caught.value.message
