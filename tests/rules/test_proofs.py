"""The generated proofs: canonicalize's rules hold, known wrong ones fall, and a rule that never fires is not proved."""

from __future__ import annotations

from pathlib import Path

import pytest

from hloom.dialects.diagnostics import Source
from hloom.passes.canonicalize_rules import dialect_rules, ruled_dialects
from hloom.passes.rewrite import Rule
from hloom.passes.rewrite.loading import load_rules
from hloom.passes.rewrite.text import read_rules
from hloom.tools.batch import invoke
from hloom.tools.proving import prove

RULES = [rule for dialect in ruled_dialects() for rule in dialect_rules(dialect) if isinstance(rule, Rule)]
BAD = [rule for rule in load_rules(Path(__file__).parent / "bad_rules.rewrite") if isinstance(rule, Rule)]
DTYPES = ("i1", "i8", "ui32", "f32", "complex<f32>")


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_the_rule_holds(rule: Rule) -> None:
    proof = prove(rule, DTYPES)
    assert proof.holds, f"{proof}\n{proof.counterexample or ''}"


def test_there_are_enough_bad_rules() -> None:
    assert len(BAD) >= 40


@pytest.mark.parametrize("rule", BAD, ids=[rule.name for rule in BAD])
def test_a_bad_rule_falls(rule: Rule) -> None:
    proof = prove(rule, DTYPES)
    assert proof.counterexample is not None, str(proof)


def one(text: str) -> Rule:
    (rule,) = read_rules(Source("rules.rewrite", text))
    return rule


def test_a_counterexample_is_a_program_that_fails() -> None:
    proof = prove(one("rule subtract_commutes exact stablehlo.subtract(%a, %b) => stablehlo.subtract(%b, %a)"), ["i32"])
    assert proof.counterexample is not None
    done = invoke(["run"], str(proof.counterexample).encode())
    assert done.code == 1
    assert b"check.expect_eq" in done.stderr


def test_a_counterexample_is_small() -> None:
    proof = prove(one("rule subtract_commutes exact stablehlo.subtract(%a, %b) => stablehlo.subtract(%b, %a)"), ["i32"])
    assert proof.counterexample is not None
    assert sum(array.size for array in proof.counterexample.arguments) == 2


def test_a_rule_that_does_not_fire_is_not_proved() -> None:
    never = "rule never exact stablehlo.negate(%x) => %x when integer(%x) and floating(%x)"
    assert str(prove(one(never), ["i32", "f32"])) == "unproved never: no instance of it was found"


def test_prove_reports_each_rule(tmp_path: Path) -> None:
    file = tmp_path / "two.rewrite"
    file.write_text(
        "rule good exact stablehlo.negate(stablehlo.negate(%x)) => %x when number(%x)\n"
        "rule bad exact stablehlo.abs(%x) => %x\n"
    )
    done = invoke(["prove", str(file), "--dtypes=i32,f32"])
    lines = done.stdout.decode().splitlines()
    assert done.code == 1
    assert lines[0] == "proved   good (exact): i32 52, f32 52"
    assert lines[1].startswith("REFUTED  bad: result 0 at ")
    assert invoke(["prove", str(file), "--dtypes=i33"]).stderr.decode() == (
        "hloom: error: no element type 'i33' to prove rules on\n"
        "help: there are i1, i8, i32, ui8, ui32, f16, bf16, f32, f64, complex<f32>\n"
    )
