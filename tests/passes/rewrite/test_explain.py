"""What `--explain` and `--why-not` say."""

from __future__ import annotations

from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.passes.rewrite import rewrite, rule_set
from hloom.passes.rewrite.explain import Log, why_not
from hloom.passes.rewrite.text import read_rules

RULES = """
rule negate_into_subtract exact "a + (-b) → a - b, where the negation has no other use"
  stablehlo.add(%a, %minus = stablehlo.negate(%b)) => stablehlo.subtract(%a, %b) when one_use(%minus) and floating(%a)
rule transpose_swap exact "transpose(x, [1, 0]) of a transpose → x"
  stablehlo.transpose(stablehlo.transpose(%x) {permutation = $p}) {permutation = $p} => %x
"""
PROGRAM = """
func.func @main(%a: tensor<3x2xf32>, %b: tensor<3x2xf32>)
    -> (tensor<3x2xf32>, tensor<2x3xf32>, tensor<3x2xf32>) {
  %0 = stablehlo.negate %b : tensor<3x2xf32>
  %1 = stablehlo.add %a, %0 : tensor<3x2xf32>
  %2 = stablehlo.add %a, %b : tensor<3x2xf32>
  %3 = stablehlo.add %2, %0 : tensor<3x2xf32>
  %4 = stablehlo.transpose %3, dims = [1, 0] : (tensor<3x2xf32>) -> tensor<2x3xf32>
  %5 = stablehlo.transpose %4, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  return %1, %4, %5 : tensor<3x2xf32>, tensor<2x3xf32>, tensor<3x2xf32>
}"""
ADD, TRANSPOSE = read_rules(Source("two.rewrite", RULES))


def program() -> ModuleOp:
    return parse(Source("test.mlir", PROGRAM), Context())


def test_each_candidate_is_told_its_first_unmet_condition() -> None:
    reasons = [str(reason) for reason in why_not(ADD, program().walk())]
    assert reasons == [
        "test.mlir:5:8: note: unmet: one_use(stablehlo.negate(%b))\n"
        "  %1 = stablehlo.add %a, %0 : tensor<3x2xf32>\n       ^",
        "test.mlir:6:8: note: unmet: operand 1 is a stablehlo.negate\n"
        "  %2 = stablehlo.add %a, %b : tensor<3x2xf32>\n       ^",
        "test.mlir:7:8: note: unmet: one_use(stablehlo.negate(%b))\n"
        "  %3 = stablehlo.add %2, %0 : tensor<3x2xf32>\n       ^",
    ]


def test_a_candidate_that_would_be_rewritten_says_so() -> None:
    first, second = why_not(TRANSPOSE, program().walk())
    assert first.condition == "operand 0 is a stablehlo.transpose"
    assert second.condition is None
    assert str(second).startswith("test.mlir:9:8: note: the rule applies\n")


def test_every_firing_is_written_down() -> None:
    log, module = Log(), program()
    rewrite(module, rule_set([ADD, TRANSPOSE]), listener=log)
    assert [(firing.rule, firing.op) for firing in log.firings] == [("transpose_swap", "stablehlo.transpose")]
    assert log.table() == (
        "rule            fired  first on\ntranspose_swap  1      stablehlo.transpose at test.mlir:9:8\n"
    )


def test_what_a_rule_made_is_known() -> None:
    text = PROGRAM.replace("add %2, %0", "add %2, %b")
    log, module = Log(), parse(Source("test.mlir", text), Context())
    rewrite(module, rule_set([ADD]), listener=log)
    made = {id(op): op.name for op in module.walk()}
    assert {made[key]: rule for key, rule in log.comments().items()} == {"stablehlo.subtract": "negate_into_subtract"}


def test_a_listener_may_forbid() -> None:
    class Never(Log):
        def allows(self, rule: object, op: object) -> bool:
            return False

    module = program()
    assert not rewrite(module, rule_set([TRANSPOSE]), listener=Never())
