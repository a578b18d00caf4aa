"""A dialect from outside brings its operations' custom forms, as docs/custom_forms.md says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import pytest
from xdsl.dialects.builtin import ArrayAttr, DenseArrayBase, IntegerAttr, ModuleOp, StringAttr, i64
from xdsl.ir import Attribute, Dialect, Operation
from xdsl.irdl import (
    IRDLOperation,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    var_operand_def,
)

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.builder import Argument
from hloom.dialects.text.forms import CustomForms, Forms
from hloom.dialects.text.lexer import Names
from hloom.dialects.text.parser import parse


@irdl_op_definition
class MatmulOp(IRDLOperation):
    name = "toynpu.matmul"
    lhs = operand_def()
    rhs = operand_def()
    tile = opt_prop_def(DenseArrayBase)
    result = result_def()


@irdl_op_definition
class LoopOp(IRDLOperation):
    name = "toynpu.loop"
    inits = var_operand_def()
    label = prop_def(StringAttr)
    body = region_def()


class ToynpuForms(Forms):
    name = "toynpu"
    operations: ClassVar = {"TOYNPU_MATMUL": ["toynpu.matmul"], "TOYNPU_LOOP": ["toynpu.loop"]}
    grammar = """
%extend operation_body: TOYNPU_MATMUL USES ["tile" "=" INTEGERS] [dictionary] signature  -> toynpu_matmul
    | toynpu_loop_head region                                                            -> toynpu_loop
toynpu_loop_head: TOYNPU_LOOP STRING "(" toynpu_carries ")" types
toynpu_carries: toynpu_carry                                                             -> first
    | toynpu_carries "," toynpu_carry                                                    -> append
toynpu_carry: RESULTS USES
"""

    def toynpu_matmul(self, c: Sequence[Any]) -> Operation:
        head, uses, _, _, tile, attributes, (ins, outs) = c
        properties: dict[str, Attribute] = {}
        if tile is not None:
            properties["tile"] = DenseArrayBase.from_list(i64, tile.value)
        return self.reader.make(head, self.reader.operands(uses, ins), outs, properties, attributes)

    def toynpu_carry(self, c: list[Any]) -> tuple[Names, Names]:
        return c[0], c[1]

    def toynpu_loop_head(self, c: Sequence[Any]) -> Any:
        head, label, _, carries, _, types = c
        operands = [self.reader.operands(use, [type])[0] for (_, use), type in zip(carries, types, strict=True)]
        names = [(names.value[:-1].strip(), names.offset) for names, _ in carries]
        self.reader.enter_with(head, [Argument(n, t, o) for (n, o), t in zip(names, types, strict=True)])
        return head, operands, label, self.reader.at()

    def toynpu_loop(self, c: list[Any]) -> Operation:
        head, operands, label, offset = c[0]
        properties: dict[str, Attribute] = {"label": StringAttr(label.value)}
        return self.reader.make(head, operands, (), properties, regions=[c[1]], offset=offset)


TEXT = """\
%a, %b = "t.values"() : () -> (tensor<2x3xf32>, tensor<3x4xf32>)
%0 = toynpu.matmul %a, %b tile = [8, 8] {tile = 3, note} : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
toynpu.loop "l" (%x = %a, %y = %b) : tensor<2x3xf32>, tensor<3x4xf32> {
  %1 = toynpu.matmul %x, %y : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>
}
"""


def read(text: str) -> ModuleOp:
    context = Context(allow_unregistered=True)
    context.load_dialect(Dialect("toynpu", [MatmulOp, LoopOp], [], [CustomForms(ToynpuForms)]))
    return parse(Source("t.mlir", text), context)


def test_a_plugins_forms_are_read() -> None:
    _, matmul, loop = read(TEXT.replace("{tile = 3, note}", "{note}")).ops
    assert isinstance(matmul, MatmulOp)
    assert matmul.tile == DenseArrayBase.from_list(i64, [8, 8])
    assert set(matmul.attributes) == {"note"}
    assert isinstance(loop, LoopOp)
    assert loop.label.data == "l"
    (inner,) = loop.body.block.ops
    assert list(inner.operands) == list(loop.body.block.args)
    assert [argument.name_hint for argument in loop.body.block.args] == ["x", "y"]


def test_words_of_the_form_are_keywords_only_there() -> None:
    """`tile` is a keyword after the operands, and a name in the dictionary."""
    _, matmul, _ = read(TEXT).ops
    assert matmul.attributes["tile"] == IntegerAttr(3, 64)


def test_mistakes_in_a_plugins_form_have_their_place() -> None:
    with pytest.raises(LocatedError) as caught:
        read(TEXT.replace("tile = [8, 8] {tile = 3, note}", "title = [8, 8]"))
    assert str(caught.value) == (
        "t.mlir:2:27: error: expected ':', 'tile' or '{'\n"
        "%0 = toynpu.matmul %a, %b title = [8, 8] : (tensor<2x3xf32>, tensor<3x4xf32>) -> tensor<2x4xf32>\n"
        "                          ^\n"
        "help: did you mean 'tile'?"
    )


def test_an_array_of_integers_is_an_attribute_too() -> None:
    (op,) = read('"t.a"() {x = [1, 2]} : () -> ()').ops
    assert op.attributes["x"] == ArrayAttr([IntegerAttr(1, 64), IntegerAttr(2, 64)])
