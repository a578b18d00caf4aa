"""Pipelines as text: what they mean, how they print, and where their mistakes are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation
from xdsl.passes import ModulePass

from hloom.dialects.diagnostics import LocatedError
from hloom.passes.manager import OpPass, parse_pipeline, registry


@dataclass(frozen=True)
class Whole(ModulePass):
    name = "whole"
    count: int = 1
    ratio: float = 0.5
    loud: bool = False
    label: str = ""
    sizes: tuple[int, ...] = ()
    limit: int | None = None

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        raise NotImplementedError


@dataclass(frozen=True)
class Each(OpPass):
    name = "each"
    required: int

    def apply_to(self, context: Context, op: Operation) -> None:
        raise NotImplementedError


@pytest.fixture(autouse=True)
def passes(monkeypatch: pytest.MonkeyPatch) -> None:
    known: dict[str, Callable[[], type[ModulePass]]] = {"whole": lambda: Whole, "each": lambda: Each}
    monkeypatch.setattr(registry, "pass_factories", lambda: known)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", "builtin.module()"),
        ("whole", "builtin.module(whole)"),
        ("builtin.module(whole)", "builtin.module(whole)"),
        (" builtin.module ( whole , whole ) ", "builtin.module(whole,whole)"),
        ("func.func(each{required=1})", "builtin.module(func.func(each{required=1}))"),
        ("any(each{required=1}),whole", "builtin.module(any(each{required=1}),whole)"),
        ("builtin.module(builtin.module(whole))", "builtin.module(builtin.module(whole))"),
        ("whole{count=3}", "builtin.module(whole{count=3})"),
        ("whole{count=3 loud}", "builtin.module(whole{count=3 loud=true})"),
        ("whole{sizes=1,2,3 limit=4}", "builtin.module(whole{sizes=1,2,3 limit=4})"),
    ],
)
def test_text_is_read_and_printed(text: str, printed: str) -> None:
    pipeline = parse_pipeline(text)
    assert str(pipeline) == printed
    assert str(parse_pipeline(printed)) == printed


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("count=-2", Whole(count=-2)),
        ("ratio=2", Whole(ratio=2.0)),
        ("ratio=1e-3", Whole(ratio=1e-3)),
        ("loud=false", Whole(loud=False)),
        ("loud=1", Whole(loud=True)),
        ("label=12", Whole(label="12")),
        ("label='two words'", Whole(label="two words")),
        ("label={a=1 b=2}", Whole(label="a=1 b=2")),
        ("sizes=7", Whole(sizes=(7,))),
        ("sizes", Whole(sizes=())),
    ],
)
def test_options_have_the_types_of_their_fields(options: str, expected: Whole) -> None:
    assert parse_pipeline(f"whole{{{options}}}").steps == (expected,)


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("whol", 1, "'whol' does not refer to a registered pass or pass pipeline"),
        ("whole,", 7, "expected a pass"),
        ("whole whole", 7, "expected ','"),
        ("func.func(each{required=1}", 10, "'(' is never closed"),
        ("func.func(", 10, "'(' is never closed"),
        ("func.func(whole)", 11, "works on 'builtin.module' only, and cannot be scheduled on 'func.func'"),
        (
            "function(whole)",
            1,
            "'function' is not the name of an op: a nested pipeline is anchored on one, or on 'any'",
        ),
        ("whole)", 6, "expected ','"),
        ("whole{count=x}", 7, "option 'count' takes int, not 'x'"),
        ("whole{count=1,2}", 7, "option 'count' takes int, not '1,2'"),
        ("whole{count}", 7, "option 'count' takes int, not no value"),
        ("whole{cuont=1}", 7, "pass 'whole' has no option 'cuont'"),
        ("whole{count=1", 6, "'{' is never closed"),
        ("whole{count=", 13, "expected a value for option 'count'"),
        ("whole{=1}", 7, "expected an option"),
        ("each", 1, "pass 'each' requires the option 'required'"),
    ],
)
def test_a_mistake_has_its_place(text: str, at: int, message: str) -> None:
    with pytest.raises(LocatedError) as caught:
        parse_pipeline(text)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"<pass-pipeline>:1:{at}: error: ")


def test_what_was_meant_is_said() -> None:
    for text, help in (("whol", 'did you mean "whole"?'), ("whole{cuont=1}", 'did you mean "count"?')):
        with pytest.raises(LocatedError) as caught:
            parse_pipeline(text)
        assert caught.value.help == help
