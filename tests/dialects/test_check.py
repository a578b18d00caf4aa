"""What the verifiers of the check and interpreter dialects say."""

from __future__ import annotations

import pytest

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify

_T, _F, _I = "tensor<2xf32>", "tensor<3xf32>", "tensor<2xi32>"
_CONSTANT = f"value = dense<1.0> : {_F}"
_ULP = "max_ulp_difference = 1 : ui64"

_WRONG = [
    (
        "check.expect_eq",
        f"{_T}, {_F}",
        "",
        "",
        "operand 'rhs' at position 1 does not verify: must be tensor<2xf32> as before, but got tensor<3xf32>",
    ),
    (
        "check.expect_eq_const",
        _T,
        _CONSTANT,
        "",
        "property 'value': expected a constant of the operand's type, but got dense<1.000000e+00> : tensor<3xf32>",
    ),
    (
        "check.expect_almost_eq",
        f"{_I}, {_I}",
        "",
        "",
        "operand 'lhs' at position 0 does not verify: "
        "must be ranked tensor of floating-point or complex values, but got tensor<2xi32>",
    ),
    (
        "check.expect_almost_eq",
        f"{_T}, {_T}",
        "tolerance = 1.0 : f32",
        "",
        "property 'tolerance': expected 64-bit float attribute, but got 1.000000e+00 : f32",
    ),
    (
        "check.expect_almost_eq_const",
        _T,
        _CONSTANT,
        "",
        "property 'value': expected a constant of the operand's type, but got dense<1.000000e+00> : tensor<3xf32>",
    ),
    (
        "check.expect_close",
        f"{_T}, {_F}",
        _ULP,
        "",
        "operand 'expected' at position 1 does not verify: must be tensor<2xf32> as before, but got tensor<3xf32>",
    ),
    (
        "check.expect_close",
        f"{_T}, {_T}",
        "max_ulp_difference = 1 : i64",
        "",
        "property 'max_ulp_difference': expected 64-bit unsigned integer attribute, but got 1 : i64",
    ),
    (
        "check.expect_serialized_eq",
        _T,
        "probe_id = 1 : i32",
        "",
        "property 'probe_id': expected string attribute, but got 1 : i32",
    ),
    (
        "interpreter.print",
        _T,
        "",
        _F,
        "result 'result' at position 0 does not verify: must be tensor<2xf32> as before, but got tensor<3xf32>",
    ),
    (
        "interpreter.probe",
        _T,
        'probe_id = "p"',
        _F,
        "result 'result' at position 0 does not verify: must be tensor<2xf32> as before, but got tensor<3xf32>",
    ),
    ("interpreter.run_parallel", "", "programs = []", "", "programs is to have one process at least"),
    ("interpreter.run_parallel", "", "programs = [[]]", "", "programs is to have one process at least"),
    (
        "interpreter.run_parallel",
        "",
        "programs = [@g]",
        "",
        "property 'programs': expected Array of FlatSymbolRefArrayAttr, but got [@g]",
    ),
    (
        "interpreter.run_parallel",
        "",
        "programs = [[@m::@g]]",
        "",
        "property 'programs': expected Array of FlatSymbolRefArrayAttr, but got [[@m::@g]]",
    ),
    (
        "interpreter.run_parallel",
        f"{_T}, {_T}",
        "programs = [[@g], [@g, @g]]",
        "",
        "replica 0 has 1 programs, but replica 1 has 2",
    ),
    ("interpreter.run_parallel", _T, "programs = [[@absent]]", _T, "there is no function @absent"),
    ("interpreter.run_parallel", _T, "programs = [[@m]]", _T, "there is no function @m"),
    (
        "interpreter.run_parallel",
        _T,
        "programs = [[@g, @g]]",
        f"{_T}, {_T}",
        "there are 1 inputs, but the programs have 2",
    ),
    (
        "interpreter.run_parallel",
        f"{_T}, {_T}",
        "programs = [[@g, @g]]",
        _T,
        "there are 1 results, but the programs have 2",
    ),
    ("interpreter.run_parallel", _T, "infeed = [], programs = [[@g]]", _T, "infeed is to name one function at least"),
    ("interpreter.run_parallel", _T, "infeed = [@absent], programs = [[@g]]", _T, "there is no function @absent"),
    (
        "interpreter.run_parallel",
        _T,
        "infeed = [@tokens], programs = [[@g]]",
        _T,
        "@tokens is to return one tensor, but returns (!stablehlo.token)",
    ),
    (
        "interpreter.run_parallel",
        _T,
        "infeed = [@two], programs = [[@g]]",
        _T,
        "@two is to return one tensor, but returns (tensor<2xf32>, tensor<2xf32>)",
    ),
]

_FUNCTIONS = f"""
func.func private @g({_T}) -> {_T}
func.func private @two() -> ({_T}, {_T})
func.func private @tokens() -> !stablehlo.token
module @m {{}}
"""


def _program(name: str, operands: str, properties: str, results: str) -> str:
    types = operands.split(", ") if operands else []
    arguments = ", ".join(f"%a{i}: {type}" for i, type in enumerate(types))
    values = ", ".join(f"%a{i}" for i in range(len(types)))
    names = f"%r:{len(results.split(', '))} = " if results else ""
    op = f'{names}"{name}"({values}) <{{{properties}}}> : ({operands}) -> ({results})'
    return f"func.func @f({arguments}) {{\n{op}\nreturn\n}}{_FUNCTIONS}"


@pytest.mark.parametrize(("name", "operands", "properties", "results", "message"), _WRONG)
def test_messages(name: str, operands: str, properties: str, results: str, message: str):
    module = parse(Source("test.mlir", _program(name, operands, properties, results)), Context())
    with pytest.raises(LocatedError) as caught:
        verify(module)
    assert caught.value.message == f"{name}: {message}"
