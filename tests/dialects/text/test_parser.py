"""Reading MLIR's text: what comes out is what xDSL's own parser makes of it."""

from __future__ import annotations

from io import StringIO

import pytest
from xdsl.dialects.builtin import ModuleOp
from xdsl.parser import Parser
from xdsl.printer import Printer

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse


def read(text: str, *, allow_unregistered: bool = True) -> ModuleOp:
    return parse(Source("t.mlir", text), Context(allow_unregistered=allow_unregistered))


def generic_text(module: ModuleOp) -> str:
    """The whole module as xDSL prints it: its structural comparison takes forward successors for different."""
    stream = StringIO()
    Printer(stream, print_generic_format=True).print_op(module)
    return stream.getvalue()


def error_of(text: str, *, allow_unregistered: bool = False) -> str:
    with pytest.raises(LocatedError) as caught:
        read(text, allow_unregistered=allow_unregistered)
    return str(caught.value)


GENERIC = """
#map = affine_map<(d0, d1) -> (d0, d1 + 3)>
!t = tensor<4x?xf32>
"builtin.module"() <{sym_name = "m"}> ({
  "func.func"() <{function_type = (i32, !t) -> i32, sym_name = "f", sym_visibility = "public"}> ({
  ^bb0(%a: i32, %b: !t):
    %0 = "t.add"(%a, %a) <{x = dense<[1,2]> : tensor<2xi64>}> {y = [1, 2], z, w = #map} : (i32, i32) -> i32
    %1:2 = "t.reg"(%0) ({
    ^bb0(%x: i32, %y: tuple<i32, complex<f32>>):
      "t.br"(%x)[^bb1] : (i32) -> ()
    ^bb1:
      "t.y"() : () -> ()
    }, {}) : (i32) -> (i32, i32)
    "func.return"(%1#1) : (i32) -> ()
  }) {k = "a\\"b\\0A"} : () -> ()
}) {jax.x = 1 : i32} : () -> ()
"""


def test_generic_form_reads_as_xdsl_reads_it() -> None:
    theirs = Parser(Context(allow_unregistered=True), GENERIC).parse_module()
    assert generic_text(read(GENERIC)) == generic_text(theirs)


def test_unknown_operation() -> None:
    assert error_of('"stablehlo.subtrct"() : () -> ()') == (
        "t.mlir:1:1: error: unknown operation 'stablehlo.subtrct'\n"
        '"stablehlo.subtrct"() : () -> ()\n'
        "^\n"
        "help: did you mean 'stablehlo.subtract'?"
    )
