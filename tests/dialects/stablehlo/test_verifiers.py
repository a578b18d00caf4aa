"""Verifiers: each constraint's message, and upstream's agreement that the program is wrong."""

from __future__ import annotations

import random
import re

import pytest
from stablehlo_corpus import CASES, Case
from stablehlo_errors import BROKEN, STRICTER, Broken
from upstream import rejects

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify


def _message(program: str) -> str | None:
    try:
        verify(parse(Source("test.mlir", program), Context()))
    except LocatedError as error:
        return error.message
    return None


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.case)
def test_messages(broken: Broken):
    message = _message(broken.program())
    assert message is not None
    assert message.removeprefix(f"stablehlo.{broken.case.partition('#')[0]}: ") == broken.message
    assert (rejects(broken.program()) is None) == (broken.message in STRICTER)


# What upstream's verifier does not look at, and the spec asks for: bitcast_convert C1 where only one side has the last
# dimension, dynamic_broadcast_in_dim C7, dynamic_conv C25, all_gather C5.
_LENIENT = {"bitcast_convert", "dynamic_broadcast_in_dim", "dynamic_conv", "all_gather"}
_NUMBER = re.compile(r"(?<=[\[<: x])-?\d+(?=[\],x: ])")
_ELEMENT = re.compile(r"(?<=x|<)(?:f32|i32|i64|i1|bf16|f64)(?=>)")


def _mutated(text: str, choose: random.Random) -> str:
    """The text with one number or one element type changed."""
    places = [*_NUMBER.finditer(text), *_ELEMENT.finditer(text)]
    if not places:
        return text
    place = choose.choice(places)
    if place.re is _ELEMENT:
        new = choose.choice(["f32", "i32", "i1", "f64", "ui8", "complex<f32>", "bf16"])
    else:
        new = choose.choice(["0", "1", "2", "3", str(int(place[0]) + 1), str(int(place[0]) - 1)])
    return text[: place.start()] + new + text[place.end() :]


def _mutation(case: Case, choose: random.Random) -> Case:
    fields = [field for field in ("operands", "properties", "results") if getattr(case, field)]
    field = choose.choice(fields)
    return case._replace(**{field: _mutated(getattr(case, field), choose)})


def test_upstream_agrees_on_mutations():
    """Which mutated programs are right is upstream's verdict too."""
    choose = random.Random(20)
    cases = [case for case in CASES if case.name.removeprefix("stablehlo.") not in _LENIENT and case.operands]
    for case in (_mutation(choose.choice(cases), choose) for _ in range(400)):
        program = case.text()
        ours, theirs = _message(program), rejects(program)
        assert (ours is None) == (theirs is None), f"{program}\nours: {ours}\nupstream's: {theirs}"


def _convolution(name: str, window: str) -> str:
    dimensions = "dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>"
    properties = f"{dimensions}, feature_group_count = #one, batch_group_count = #one, {window} = array<i64: 2>"
    types = "(tensor<1x5x1xf32>, tensor<1x1x1xf32>) -> tensor<1x3x1xf32>"
    return f'{name} = "stablehlo.convolution"(%a, %b) <{{{properties}}}> : {types}'


def test_one_value_of_two_properties_is_told_apart():
    """What was verified once is known again by its properties' names too."""
    right, wrong = _convolution("%0", "window_strides"), _convolution("%1", "rhs_dilation")
    program = "#one = 1 : i64\nfunc.func @f(%a: tensor<1x5x1xf32>, %b: tensor<1x1x1xf32>) {{ {} return }}"
    assert _message(program.format(right)) is None
    wanted = "inferred type tensor<1x5x1xf32> is incompatible with result type tensor<1x3x1xf32>"
    assert _message(program.format(f"{right} {wrong}")) == f"stablehlo.convolution: {wanted}"
