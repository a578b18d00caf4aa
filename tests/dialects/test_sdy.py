"""Shardy's annotations: text as upstream's."""

from __future__ import annotations

import pytest
from upstream import texts

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

_PROGRAM = """
sdy.mesh @empty_mesh = <[]> {stablehlo.mesh = {axes = []}}
sdy.mesh @mesh = <["x"=2, "y"=4]>
sdy.mesh @one = <[], device_ids=[3]>
sdy.mesh @swapped = <["x"=2, "y"=2], device_ids=[0, 2, 1, 3]>
func.func @f(%a: tensor<8x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{"x", ?}, {"y":(1)2}p1], replicated={"y":(2)2}>},
             %b: tensor<f32>) -> (tensor<8x4xf32> {sdy.sharding = #sdy.sharding<@mesh, [{}, {?}]>}) {
  %0 = sdy.sharding_constraint %a <@mesh, [{"x", "y"}, {?}]> : tensor<8x4xf32>
  %1 = sdy.sharding_constraint %a <@mesh, [{"x"}p0, {}], replicated={"y"}> : tensor<8x4xf32>
  %2 = sdy.sharding_constraint %b <@empty_mesh, []> : tensor<f32>
  %4 = sdy.sharding_constraint %a <@mesh, [{"x", "y":(1)2}, {"y":(2)2, ?}p1]> : tensor<8x4xf32>
  %3 = stablehlo.add %0, %1 {
    sdy.sharding = #sdy.sharding_per_value<[<@mesh, [{"x"}, {}]>]>,
    sdy.sharding_rule = #sdy.op_sharding_rule<([i, j], [i, j])->([i, j]) {i=8, j=4}, custom>
  } : tensor<8x4xf32>
  return %3 : tensor<8x4xf32>
}
"""


def _printed(program: str) -> tuple[str, str]:
    module = parse(Source("test.mlir", program), Context())
    verify(module)
    return print_op(module, PrintOptions()).strip(), print_op(module, PrintOptions(generic=True)).strip()


def test_text_is_upstreams():
    wanted = tuple(text.strip() for text in texts(_PROGRAM))
    for program in (_PROGRAM, *wanted):
        assert _printed(program) == wanted


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("sdy.mesh @mesh = <[}>", "expected string"),
        ("module attributes {a = #sdy.mesh<[]} {}", "unbalanced '}' character in pretty dialect name"),
        ("module attributes {a = #sdy.mesh} {}", "expected '>'"),
        ("module attributes {a = #sdy.meshes<[]>} {}", "unknown attribute '#sdy.meshes'"),
        (
            "func.func @f(%a: tensor<f32>) {\n"
            '%0 = "sdy.sharding_constraint"(%a) <{sharding = #sdy.sharding<@m, []>}> : (tensor<f32>) -> tensor<f64>\n'
            "return\n}",
            "sdy.sharding_constraint: result 'result' at position 0 does not verify: "
            "must be tensor<f32> as before, but got tensor<f64>",
        ),
    ],
)
def test_messages(program: str, message: str):
    with pytest.raises(LocatedError) as caught:
        _printed(program)
    assert caught.value.message == message
