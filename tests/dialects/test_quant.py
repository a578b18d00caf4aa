"""Quantised types, whose text is upstream's, and what StableHLO's verifiers say of them (spec, by constraint)."""

from __future__ import annotations

import subprocess

import pytest
from mlir_opt import Tool, mlir_opt
from stablehlo_corpus import Case

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

_TYPES = (
    "i8:f32, 0.5:3",
    "i8:f32, 1.0e-3:-128",
    "u8:f32:0, {0.5,2.0:-0}",
    "si8<-127:127>:f32, 0.1",
    "ui8:f64, 3.14159265358979:255",
    "i4<-7:7>:f16, 2.0:-1",
    "i32:bf16:2, {0.1:1,0.2:-2,0.3}",
    "i8:f32, 1.0:200",
)
_ILLEGAL = [
    ("i8:f32, 0.0", "scale 0.000000e+00 out of expressed type range [1.401298e-45, 3.402823e+38]"),
    ("i8:f32, -1.0", "scale -1.000000e+00 out of expressed type range [1.401298e-45, 3.402823e+38]"),
    ("i8:f16, 1.0e5", "scale 1.000000e+05 out of expressed type range [5.960464e-08, 6.550400e+04]"),
    ("i8:f32, 1", "unexpected integer literal for a floating point value"),
    ("i33:f32, 1.0", "illegal storage type size: 33"),
    ("f32:f32, 1.0", "illegal storage type: f32"),
    ("i8<-200:1>:f32, 1.0", "illegal storage min and storage max: (-200:1)"),
    ("i8<1:-1>:f32, 1.0", "illegal storage min and storage max: (1:-1)"),
    ("i8:i32, 1.0", "illegal expressed type: i32"),
    ("i8:f32:0, {}", "expected a scale for each index of the quantized dimension"),
    ("i8:f32", "expected ','"),
]


def _declaration(types: tuple[str, ...]) -> str:
    return f"func.func private @f({', '.join(f'!quant.uniform<{type}>' for type in types)})"


def _run(tool: Tool | None, program: str) -> subprocess.CompletedProcess[str]:
    if tool is None:
        pytest.skip("mlir-opt is not installed")
    return subprocess.run(
        tool.command, input=program, env=tool.environment, capture_output=True, text=True, check=False
    )


def _read(program: str) -> str:
    module = parse(Source("test.mlir", program), Context())
    verify(module)
    return print_op(module, PrintOptions()).strip()


def test_types_are_upstreams():
    printed = _read(_declaration(_TYPES))
    assert printed == _run(mlir_opt(), _declaration(_TYPES)).stdout.strip()
    assert _read(printed) == printed


@pytest.mark.parametrize(("type", "message"), _ILLEGAL)
def test_illegal_types(type: str, message: str):
    with pytest.raises(LocatedError) as caught:
        _read(_declaration((type,)))
    assert caught.value.message == message
    assert _run(mlir_opt(), _declaration((type,))).returncode


def _tensor(shape: str, element: str) -> str:
    return f"tensor<{shape}x!quant.uniform<{element}>>"


_Q, _Q4, _QF64 = "i8:f32, 0.5:3", "i4:f32, 0.5", "i8:f64, 0.5"
_AXIS0, _AXIS1 = "i8:f32:0, {0.5,0.25}", "i8:f32:1, {0.5,0.25}"
_A, _B, _P = _tensor("2x2", _Q), _tensor("2x2", "i8:f32, 0.125:-1"), "tensor<2x2xf32>"
_PER_0, _PER_1 = _tensor("2x2", _AXIS0), _tensor("2x2", _AXIS1)
_DOT = "dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>"
_SWAP = "permutation = array<i64: 1, 0>"


def _dims(*dimensions: int) -> str:
    return f"broadcast_dimensions = array<i64: {', '.join(map(str, dimensions))}>"


_VALID = [
    Case("stablehlo.uniform_quantize", _P, "", _A),
    Case("stablehlo.uniform_quantize", _A, "", _PER_0),
    Case("stablehlo.uniform_dequantize", _PER_1, "", _P),
    Case("stablehlo.constant", "", "value = dense<1> : tensor<2x2xi8>", _A),
    Case("stablehlo.add", f"{_A}, {_B}", "", _tensor("2x2", "i8:f32, 2.0")),
    Case("stablehlo.add", f"{_PER_0}, {_PER_0}", "", _PER_0),
    Case("stablehlo.multiply", f"{_A}, {_B}", "", _A),
    Case("stablehlo.abs", _A, "", _B),
    Case("stablehlo.is_finite", _A, "", "tensor<2x2xi1>"),
    Case("stablehlo.transpose", _PER_0, _SWAP, _PER_1),
    Case("stablehlo.reshape", _tensor("2x6", _AXIS0), "", _tensor("2x2x3", _AXIS0)),
    Case("stablehlo.broadcast_in_dim", _tensor("2", _AXIS0), _dims(1), _tensor("3x2", _AXIS1)),
    Case("stablehlo.dot_general", f"{_A}, {_B}", _DOT, _A),
    Case("stablehlo.dot_general", f"{_A}, {_PER_1}", _DOT, _tensor("2x2", "i32:f32:1, {0.25,0.125}")),
    Case("stablehlo.dot_general", f"{_P}, {_B}", _DOT, _P),
    Case("stablehlo.concatenate", f"{_A}, {_A}", "dimension = 0 : i64", _tensor("4x2", _Q)),
]
_WRONG = [
    (
        Case("stablehlo.uniform_quantize", _P, "", _tensor("2x2", _QF64)),
        "the result is to express f32, but expresses f64 (C2)",
    ),
    (
        Case("stablehlo.uniform_quantize", _P, "", _tensor("2x3", _Q)),
        "operand and result differ in shape: tensor<2x2xf32> and tensor<2x3x!quant.uniform<i8:f32, 5.000000e-01:3>> "
        "(C1)",
    ),
    (
        Case("stablehlo.uniform_dequantize", _A, "", "tensor<2x2xf64>"),
        "inferred type tensor<2x2xf32> is incompatible with result type tensor<2x2xf64>",
    ),
    (
        Case("stablehlo.uniform_dequantize", _P, "", _P),
        "operand 'operand' at position 0 does not verify: must be ranked tensor of quantized or per-axis quantized "
        "values, but got tensor<2x2xf32>",
    ),
    (
        Case("stablehlo.constant", "", "value = dense<1> : tensor<2x2xi16>", _A),
        "the value is of type tensor<2x2xi16>, but the output of type tensor<2x2x!quant.uniform<i8:f32, "
        "5.000000e-01:3>> (C1)",
    ),
    (
        Case("stablehlo.abs", _tensor("2", "i8:f32, 1.0:200"), "", _tensor("2", "i8:f32, 1.0:200")),
        "operand 'operand' at position 0 does not verify: must be ranked tensor of signless integer, "
        "floating-point, complex or quantized values, but got tensor<2x!quant.uniform<i8:f32, 1.000000e+00:200>>, "
        "whose zero point 200 is not in the storage's range",
    ),
    (
        Case("stablehlo.reshape", _tensor("3", _AXIS0), "", _tensor("3", _AXIS0)),
        "operand 'operand' at position 0 does not verify: must be ranked tensor of pred, integer, floating-point, "
        "complex, quantized or per-axis quantized values, but got tensor<3x!quant.uniform<i8:f32:0, "
        "{5.000000e-01,2.500000e-01}>>, which has no 2 indices along its axis",
    ),
    (
        Case("stablehlo.reshape", _tensor("2", _AXIS1), "", _tensor("2", _AXIS1)),
        "operand 'operand' at position 0 does not verify: must be ranked tensor of pred, integer, floating-point, "
        "complex, quantized or per-axis quantized values, but got tensor<2x!quant.uniform<i8:f32:1, "
        "{5.000000e-01,2.500000e-01}>>, which has no 2 indices along its axis",
    ),
    (
        Case("stablehlo.abs", _PER_0, "", _PER_0),
        "operand 'operand' at position 0 does not verify: must be ranked tensor of signless integer, "
        "floating-point, complex or quantized values, but got tensor<2x2x!quant.uniform<i8:f32:0, "
        "{5.000000e-01,2.500000e-01}>>",
    ),
    (
        Case("stablehlo.add", f"{_A}, {_P}", "", _A),
        "either all of !quant.uniform<i8:f32, 5.000000e-01:3>, f32 and !quant.uniform<i8:f32, 5.000000e-01:3> are "
        "quantized, or none (C2)",
    ),
    (
        Case("stablehlo.add", f"{_A}, {_tensor('2x2', _Q4)}", "", _A),
        "requires compatible types for all operands and results, but got tensor<2x2x!quant.uniform<i8:f32, "
        "5.000000e-01:3>> and tensor<2x2x!quant.uniform<i4:f32, 5.000000e-01>> (C1)",
    ),
    (
        Case("stablehlo.add", f"{_A}, {_A}", "", _tensor("2x2", _QF64)),
        "inferred type tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> is incompatible with result type "
        "tensor<2x2x!quant.uniform<i8:f64, 5.000000e-01>>",
    ),
    (
        Case("stablehlo.add", f"{_PER_0}, {_PER_0}", "", _A),
        "the result is quantized per axis exactly if an operand is (C5)",
    ),
    (
        Case("stablehlo.add", f"{_PER_0}, {_PER_1}", "", _PER_0),
        "the result's quantization dimension is 0, but the operands' are [0, 1] (C6, C7)",
    ),
    (Case("stablehlo.transpose", _PER_0, _SWAP, _PER_0), "quantization dimension 0 does not become 0 (C4)"),
    (
        Case("stablehlo.reshape", _tensor("2x6", _AXIS0), "", _tensor("6x2", _AXIS1)),
        "reshape moves elements out of the quantized dimension 0 (C3)",
    ),
    (
        Case("stablehlo.broadcast_in_dim", _tensor("2", _AXIS0), _dims(1), _tensor("2x2", _AXIS0)),
        "the result is quantized along dimension 0, but the operand's axis becomes dimension 1 (C6)",
    ),
    (
        Case("stablehlo.broadcast_in_dim", _tensor("1", "i8:f32:0, {0.5}"), _dims(0), _tensor("2", _AXIS0)),
        "the operand's one scale and zero point are to be the result's everywhere (C6)",
    ),
    (
        Case("stablehlo.dot_general", f"{_A}, {_P}", _DOT, _P),
        "the operands tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> and tensor<2x2xf32> are quantized, or "
        "neither is (C14)",
    ),
    (
        Case("stablehlo.dot_general", f"{_A}, {_B}", _DOT, _P),
        "lhs tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> and result tensor<2x2xf32> are both quantized, or "
        "neither is (C14)",
    ),
    (
        Case("stablehlo.dot_general", f"{_P}, {_A}", _DOT, _A),
        "lhs tensor<2x2xf32> and result tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> are both quantized, or "
        "neither is (C14)",
    ),
    (
        Case("stablehlo.dot_general", f"{_A}, {_tensor('2x2', 'i8:f32:1, {0.5,0.25:1}')}", _DOT, _A),
        "rhs tensor<2x2x!quant.uniform<i8:f32:1, {5.000000e-01,2.500000e-01:1}>> is to have zero points of 0 (C15)",
    ),
    (
        Case("stablehlo.dot_general", f"{_A}, {_tensor('2x2', _Q4)}", _DOT, _A),
        "operands tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> and tensor<2x2x!quant.uniform<i4:f32, "
        "5.000000e-01>> differ in storage type (C16)",
    ),
    (
        Case("stablehlo.dot_general", f"{_A}, {_tensor('2x2', _QF64)}", _DOT, _A),
        "tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>>, tensor<2x2x!quant.uniform<i8:f64, 5.000000e-01>> and "
        "tensor<2x2x!quant.uniform<i8:f32, 5.000000e-01:3>> express different types (C17)",
    ),
    (
        Case("stablehlo.dot_general", f"{_PER_0}, {_A}", _DOT, _A),
        "operand 'lhs' at position 0 does not verify: must be ranked tensor of pred, integer, floating-point, "
        "complex or quantized values, but got tensor<2x2x!quant.uniform<i8:f32:0, {5.000000e-01,2.500000e-01}>>",
    ),
]


@pytest.mark.parametrize("case", _VALID, ids=lambda case: case.name)
def test_quantised_ops_verify(case: Case):
    printed = _read(case.text())
    assert _read(printed) == printed


@pytest.mark.parametrize(("case", "message"), _WRONG)
def test_messages(case: Case, message: str):
    with pytest.raises(LocatedError) as caught:
        _read(case.text())
    assert caught.value.message == f"{case.name}: {message}"
