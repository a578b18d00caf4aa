"""Folding by the evaluator: small constants are computed, as the interpreter does; nothing else is."""

from __future__ import annotations

import pytest

from hloom.api import new_context
from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.passes.canonicalize import Canonicalizer


def canonical(context: Context, *ops: str, result: str) -> str:
    """What @main looks like after canonicalization; the last op gives its result."""
    value = ops[-1].partition(" ")[0]
    body = "\n".join(ops)
    module = parse(Source("test", f"func.func @main() -> {result} {{\n{body}\nreturn {value} : {result}\n}}"), context)
    Canonicalizer().apply(context, module)
    return print_op(module)


def constant(name: str, value: str, type_: str) -> str:
    return f'{name} = "stablehlo.constant"() <{{value = dense<{value}> : {type_}}}> : () -> {type_}'


def binary(op: str, type_: str) -> str:
    return f'%r = "stablehlo.{op}"(%a, %b) : ({type_}, {type_}) -> {type_}'


@pytest.mark.parametrize(
    ("op", "type_", "a", "b", "expected"),
    [
        ("add", "tensor<2xi8>", "[127, 1]", "[1, 2]", "[-128, 3]"),
        ("multiply", "tensor<2xui8>", "[200, 3]", "[2, 3]", "[144, 9]"),
        ("divide", "tensor<i32>", "1", "0", "-1"),
        ("add", "tensor<f32>", "3.0e+38", "3.0e+38", "0x7F800000"),
        ("subtract", "tensor<bf16>", "1.0", "2.58e2", "-2.560000e+02"),
        ("and", "tensor<2xi1>", "[true, false]", "[true, true]", "[true, false]"),
        ("add", "tensor<i4>", "7", "1", "-8"),
    ],
)
def test_small_constants_are_computed(op: str, type_: str, a: str, b: str, expected: str) -> None:
    text = canonical(new_context(), constant("%a", a, type_), constant("%b", b, type_), binary(op, type_), result=type_)
    assert f"stablehlo.{op} " not in text
    assert f"dense<{expected}> : {type_}" in text


def test_large_constants_are_left_alone() -> None:
    type_ = "tensor<257xf32>"
    ops = (constant("%a", "1.0", type_), constant("%b", "2.0", type_), binary("add", type_))
    assert "stablehlo.add" in canonical(new_context(), *ops, result=type_)


def test_functions_that_back_ends_round_differently_are_left_alone() -> None:
    type_ = "tensor<f32>"
    ops = (constant("%a", "1.0", type_), f'%r = "stablehlo.exponential"(%a) : ({type_}) -> {type_}')
    assert "stablehlo.exponential" in canonical(new_context(), *ops, result=type_)


def test_without_an_evaluator_nothing_is_computed() -> None:
    type_ = "tensor<f32>"
    ops = (constant("%a", "1.0", type_), constant("%b", "2.0", type_), binary("add", type_))
    assert "stablehlo.add" in canonical(Context(), *ops, result=type_)
