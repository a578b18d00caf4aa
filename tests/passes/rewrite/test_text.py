"""The text form of rules: equal to the traced form in what it prints and does, and its mistakes have their place."""

from __future__ import annotations

import pytest

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.passes.canonicalize_rules import dialect_rules, ruled_dialects
from hloom.passes.rewrite import Rule, RuleError, rewrite, rule_set
from hloom.passes.rewrite.text import read_rules

TRACED = [rule for dialect in ruled_dialects() for rule in dialect_rules(dialect) if isinstance(rule, Rule)]


@pytest.mark.parametrize("rule", TRACED, ids=[rule.name for rule in TRACED])
def test_every_traced_rule_reads_back_from_its_text(rule: Rule) -> None:
    (read,) = read_rules(Source("rules.rewrite", str(rule)))
    assert str(read) == str(rule)
    assert (read.name, read.doc, read.exactness, read.priority) == (rule.name, rule.doc, rule.exactness, rule.priority)
    assert read.roots == rule.roots
    assert read.benefit == rule.benefit
    assert [matcher.source for matcher in read.matchers] == [matcher.source for matcher in rule.matchers]


FILE = """// Two rules.
rule transpose_transpose exact "transpose(transpose(x, p), q) → transpose(x, p∘q)"
  stablehlo.transpose(stablehlo.transpose(%x) {permutation = $p}) {permutation = $q}
    => stablehlo.transpose(%x) {permutation = compose($p, $q)}

rule negate_into_subtract exact "a + (-b) → a - b, where the negation has no other use"
  stablehlo.add(%a, %minus = stablehlo.negate(%b)) => stablehlo.subtract(%a, %b) when one_use(%minus)
"""

PROGRAM = """func.func @main(%a: tensor<2x3xf32>, %b: tensor<2x3xf32>) -> tensor<2x3xf32> {
  %0 = stablehlo.negate %b : tensor<2x3xf32>
  %1 = stablehlo.add %0, %a : tensor<2x3xf32>
  %2 = stablehlo.transpose %1, dims = [1, 0] : (tensor<2x3xf32>) -> tensor<3x2xf32>
  %3 = stablehlo.transpose %2, dims = [1, 0] : (tensor<3x2xf32>) -> tensor<2x3xf32>
  return %3 : tensor<2x3xf32>
}"""


def test_rules_from_text_rewrite() -> None:
    module = parse(Source("test", PROGRAM), Context())
    rewrite(module, rule_set(read_rules(Source("two.rewrite", FILE))))
    text = print_op(module)
    assert "stablehlo.subtract %arg0, %arg1" in text
    assert text.count("stablehlo.transpose") == 1
    assert "dims = [0, 1]" in text


GENERAL = """rule general finite priority 2 "everything at once"
  stablehlo.reduce([%op0 = stablehlo.negate(%x)], [%start]) {dimensions = $d, body = (%a, %b) -> stablehlo.add(%a, %b)}
    => stablehlo.negate(stablehlo.concatenate([%x, %x]) {dimension = 0})
    when (zero(%start) or not one(%start)) and one_use(%op0)
"""
BODY = """rule body exact "a region that is carried over, any number of values, and a type"
  stablehlo.sort([%x, %rest...]) {dimension = 0, is_stable = true, comparator = ^by}
    => stablehlo.sort([%x, %rest...]) {dimension = 0, is_stable = false, comparator = ^by}
"""
SEVERAL = """rule several exact "results, absent attributes and attributes of MLIR"
  stablehlo.rng_bit_generator(%x) {rng_algorithm = "DEFAULT"}
    => [%op0 = stablehlo.rng_bit_generator(%x) {rng_algorithm = `#stablehlo<rng_algorithm PHILOX>`}#0, %op0#1]
"""


@pytest.mark.parametrize("text", [GENERAL, BODY, SEVERAL])
def test_what_is_read_prints_as_it_was(text: str) -> None:
    (rule,) = read_rules(Source("rules.rewrite", text))
    assert str(rule) == text


def rule_a(pattern: str, new: str = "%x") -> str:
    return f"rule a exact {pattern} => {new}"


ABS, TRANSPOSE = "stablehlo.abs(%x)", "stablehlo.transpose(%x)"
_MISTAKES = [
    (
        rule_a("stablehlo.subtrac(%x, %x)"),
        "stablehlo.subtrac",
        "dialect 'stablehlo' has no op 'stablehlo.subtrac' that a rule can name",
        "stablehlo.subtract",
    ),
    (rule_a("stablehl.add(%x, %x)"), "stablehl.add", "no dialect 'stablehl'", "stablehlo"),
    (rule_a(ABS, "%y"), "%y", "the left-hand side has no '%y'", None),
    (rule_a("stablehlo.add(%x)"), "stablehlo", "stablehlo.add takes lhs, rhs: it is given 1 operands", None),
    (rule_a(f"{ABS} {{value = 1}}"), "value", "stablehlo.abs has no property 'value'", None),
    (
        rule_a(f"{TRANSPOSE} {{permutatio = $p}}"),
        "permutatio ",
        "stablehlo.transpose has no property 'permutatio'",
        "permutation",
    ),
    (rule_a(ABS, "%x when zeroo(%x)"), "zeroo", "no guard 'zeroo'", "zero"),
    (rule_a(f"{TRANSPOSE} {{permutation = compos($p)}}"), "compos", "no function 'compos'", "compose"),
    (f"rule a exactly {ABS} => %x", "ly", "unexpected 'ly' in a rule", None),
    (rule_a(ABS, "%x ;"), ";", "unexpected character ';'", None),
    (rule_a(ABS, ""), None, "unexpected end of the text in a rule", None),
    (rule_a(ABS, "%x#0"), "%x#", "'%x' is no op of the pattern", None),
    (
        rule_a("stablehlo.concatenate([%x..., %x])"),
        "%x])",
        "'%x' is a list of values in one place, and a value in another",
        None,
    ),
    (rule_a(ABS, "stablehlo.constant() {value = `dense<1> : tensor<`}"), "`}", "expected type", None),
    (rule_a(ABS, TRANSPOSE), TRANSPOSE, "rule 'a': the new stablehlo.transpose needs 'permutation'", None),
]


@pytest.mark.parametrize(("text", "at", "message", "help"), _MISTAKES, ids=[message for _, _, message, _ in _MISTAKES])
def test_mistakes_have_their_place(text: str, at: str | None, message: str, help: str | None) -> None:
    with pytest.raises(RuleError) as caught:
        read_rules(Source("rules.rewrite", text))
    column = (text.rindex(at) if at is not None else len(text)) + 1
    first, *rest = str(caught.value).splitlines()
    assert first == f"rules.rewrite:1:{column}: error: {message}"
    assert rest[2:] == ([f"help: did you mean '{help}'?"] if help else [])
