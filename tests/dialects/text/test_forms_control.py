"""Forms of cf, scf.forall and vector's transfers that the corpus does not have, and mistakes in them."""

from __future__ import annotations

import pytest
from reading import error_of, read

from hloom.dialects.text.printer import print_op

SWITCH = """\
module {{
  func.func @f(%arg0: {type}) {{
    cf.switch %arg0 : {type}, [
      default: ^bb1{cases}
    ]
  ^bb1:{preds}
    return
  }}
}}
"""


@pytest.mark.parametrize(
    ("type", "cases", "preds"),
    [
        ("i8", "", "  // pred: ^bb0"),
        ("index", ",\n      7: ^bb1,\n      18446744073709551614: ^bb1", "  // 3 preds: ^bb0, ^bb0, ^bb0"),
        ("i8", ",\n      254: ^bb1", "  // 2 preds: ^bb0, ^bb0"),
    ],
)
def test_switches_read_as_they_print(type: str, cases: str, preds: str) -> None:
    text = SWITCH.format(type=type, cases=cases, preds=preds)
    assert print_op(read(text)) == text


# A body, what is wrong with its first line, and the column.
MISTAKES = {
    "a switch on a signed integer": (
        '%i = "t.i"() : () -> si8\ncf.switch %i : si8, [default: ^bb1, 1: ^bb1]\n^bb1:',
        2,
        14,
        "expected a signless integer or index to switch on",
    ),
    "a case that does not fit": (
        '%i = "t.i"() : () -> i8\ncf.switch %i : i8, [default: ^bb1, 300: ^bb1]\n^bb1:',
        2,
        36,
        "integer constant out of range for attribute",
    ),
    "a branch to nowhere": ("cf.br ^nowhere", 1, 7, "reference to an undefined block '^nowhere'"),
    "types missing at a branch": (
        '%i = "t.i"() : () -> i8\ncf.br ^bb1(%i, %i : i8)\n^bb1(%a: i8, %b: i8):',
        2,
        12,
        "expected 2 operand types but had 1",
    ),
    "more bounds than indices": ("scf.forall (%i) in (4, 5) {}", 1, 17, "expected 1 bounds but had 2"),
    "a vector larger than its source": (
        '%t, %x, %i = "t.i"() : () -> (tensor<4xf32>, f32, index)\n'
        "%0 = vector.transfer_read %t[%i], %x : tensor<4xf32>, vector<2x2xf32>",
        2,
        6,
        "expected a vector of no more dimensions than the source has",
    ),
    "an unknown payload": (
        '%t, %o = "t.i"() : () -> (tensor<4xf32>, tensor<f32>)\n'
        "%0 = linalg.reduce { arith.nothing } ins(%t : tensor<4xf32>) outs(%o : tensor<f32>) dimensions = [0]",
        2,
        22,
        "expected a registered operation but got 'arith.nothing'",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_have_their_place(name: str) -> None:
    body, line, column, message = MISTAKES[name]
    text = "func.func @f() {\n" + body + "\nreturn\n}"
    lines = error_of(text, allow_unregistered=True).splitlines()
    assert lines[:3] == [
        f"t.mlir:{line + 1}:{column}: error: {message}",
        body.splitlines()[line - 1],
        " " * (column - 1) + "^",
    ]
