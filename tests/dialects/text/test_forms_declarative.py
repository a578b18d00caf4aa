"""What `assembly_format`s become: each mechanism reads what it prints, and says what is wrong with a text."""

from __future__ import annotations

import pytest
from reading import error_of, read

from hloom.dialects.text.printer import print_op

VALUES = '%a, %i, %m = "t.values"() : () -> (tensor<4xf32>, index, memref<4xf32>)\n'

MECHANISMS = {
    "a run of operands of one type": "arith.addf %a, %a : tensor<4xf32>",
    "a signature": "stablehlo.dynamic_slice %a, %n, sizes = [1] : (tensor<4xf32>, tensor<i64>) -> tensor<1xf32>",
    "an optional group that is there": "arith.addf %a, %a fastmath<fast> : tensor<4xf32>",
    "two optional types": "stablehlo.select %p, %a, %a : tensor<4xi1>, tensor<4xf32>",
    "subscripts": "memref.load %m[%i] : memref<4xf32>",
    "an index list": "tensor.extract_slice %a[%i] [2] [1] : tensor<4xf32> to tensor<2xf32>",
    "an attribute of its own text": "stablehlo.compare EQ, %n, %n, SIGNED : (tensor<i64>, tensor<i64>) -> tensor<i1>",
    "a dictionary": "arith.negf %a {note = 1 : i32} : tensor<4xf32>",
    "a subscript that is a number": "stablehlo.get_tuple_element %t[1] : (tuple<i32, f32>) -> f32",
    "operands and an attribute": 'stablehlo.composite "m.f" %a {decomposition = @f} : (tensor<4xf32>) -> tensor<4xf32>',
}


@pytest.mark.parametrize("name", MECHANISMS)
def test_each_mechanism_reads_what_it_prints(name: str) -> None:
    before = (
        '%a, %i, %m, %n, %p, %t = "t.values"() : () -> '
        "(tensor<4xf32>, index, memref<4xf32>, tensor<i64>, tensor<4xi1>, tuple<i32, f32>)\n"
    )
    numbers = {"%a": "%0#0", "%i": "%0#1", "%m": "%0#2", "%n": "%0#3", "%p": "%0#4", "%t": "%0#5"}
    expected = MECHANISMS[name]
    for old, new in numbers.items():
        expected = expected.replace(old, new)
    printed = print_op(read(before + f"%r = {MECHANISMS[name]}\n"))
    assert printed.splitlines()[2].partition(" = ")[2] == expected


# A text that follows VALUES, its diagnostic's column, message and notes.
MISTAKES = {
    "too few operands": ("%0 = arith.addf %a : tensor<4xf32>", 17, "expected 2 operands but had 1", ""),
    "too many operands": ("%0 = arith.addf %a, %a, %a : tensor<4xf32>", 17, "expected 2 operands but had 3", ""),
    "too few types": (
        "memref.store %a, %m[%i] : ",
        27,
        "expected type",
        "",
    ),
    "an undefined operand": ("%0 = arith.addf %a, %x : tensor<4xf32>", 21, "use of undeclared SSA value name", ""),
    "an operand of another type": (
        "%0 = arith.addf %a, %i : tensor<4xf32>",
        21,
        "use of value '%i' expects different type than prior uses: 'tensor<4xf32>' vs 'index'",
        "t.mlir:1:5: note: prior use here\n" + VALUES + "    ^",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_has_its_diagnostic(name: str) -> None:
    text, column, message, note = MISTAKES[name]
    expected = f"t.mlir:2:{column}: error: {message}\n{text}\n{' ' * (column - 1)}^"
    assert error_of(VALUES + text, allow_unregistered=True) == (f"{expected}\n{note}" if note else expected)
