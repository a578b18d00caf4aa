"""`--verify-diagnostics`: which comments a diagnostic satisfies, and what is said where they differ."""

from __future__ import annotations

import pytest

from hloom.dialects.diagnostics import LocatedError, Source
from hloom.tools.console.expectations import differences


def check(text: str, *errors: tuple[str, int], mode: str = "all") -> list[str]:
    """What differs between the comments of `text` and errors given as (message, line)."""
    source = Source("x", text)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    made = [LocatedError(message, source, starts[line - 1]) for message, line in errors]
    return [difference.partition("\n")[0] for difference in differences(source, made, mode)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("foo // expected-error {{bad foo}}", 1),
        ("// expected-error@+1 {{bad foo}}\nfoo", 2),
        ("foo\n// expected-error@-1 {{bad foo}}", 1),
        ("foo\n// expected-error @above {{bad foo}}", 1),
        ("// expected-error@below {{bad foo}}\n// expected-note@below {{x}}\nfoo", 3),
        ("// expected-error-re@+1 {{b{{a+}}d f}}\nfoo", 2),
    ],
)
def test_an_expected_error_is_found(text: str, line: int) -> None:
    found = check(text, ("this is a bad foo", line))
    assert found == [] or found == ['x:2:4: error: expected note "x" was not produced']


def test_a_text_is_no_regular_expression_unless_said() -> None:
    assert check("foo // expected-error {{b.d}}", ("bad", 1)) != []
    assert check("foo // expected-error {{(C1)}}", ("bad (C1)", 1)) == []


def test_what_was_not_produced_and_what_was_not_expected() -> None:
    assert check("foo // expected-error {{bad}}", ("worse", 1)) == [
        "x:1:1: error: unexpected error: worse",
        'x:1:8: error: expected error "bad" was not produced',
    ]


def test_the_line_counts() -> None:
    assert len(check("// expected-error@+1 {{bad}}\nfoo\nbar", ("bad", 3))) == 2


def test_only_expected_ignores_the_rest() -> None:
    assert check("foo\nbar // expected-error {{bad}}", ("worse", 1), ("bad", 2), mode="only-expected") == []


def test_notes_are_diagnostics_of_their_own() -> None:
    source = Source("x", "foo // expected-error {{bad}}\nbar // expected-note {{here}}")
    error = LocatedError("bad", source, 0, notes=(("here", source, source.text.index("bar")),))
    assert differences(source, [error]) == []
    assert differences(source, [LocatedError("bad", source, 0)]) != []


def test_an_error_without_a_place_is_unknown() -> None:
    source = Source("x", "// expected-error@unknown {{bad}}")
    assert differences(source, [LocatedError("bad")]) == []
