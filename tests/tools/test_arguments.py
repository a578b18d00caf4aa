"""Flags as LLVM's tools take them, and what is said about those that there are not."""

from __future__ import annotations

import pytest

from hloom.tools.console.arguments import Parser, UsageError, names


def parser() -> Parser:
    made = Parser(prog="hloom test")
    made.add_argument("file", nargs="?", default="-")
    made.add_argument("-p", dest="passes")
    made.add_argument("-o", dest="output")
    made.flag("--loud", "speak up")
    made.flag("--check", "look", default=True)
    made.optional("--split", "// -----", "cut")
    return made


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {"loud": False, "check": True, "split": None, "file": "-"}),
        (["--loud", "x.mlir"], {"loud": True, "file": "x.mlir"}),
        (["-loud", "x.mlir"], {"loud": True, "file": "x.mlir"}),
        (["--loud=false", "--check=0"], {"loud": False, "check": False}),
        (["--split", "x.mlir"], {"split": "// -----", "file": "x.mlir"}),
        (["--split=// ===", "x.mlir"], {"split": "// ===", "file": "x.mlir"}),
        (["-p", "a,b", "-o", "y"], {"passes": "a,b", "output": "y"}),
        (["-p=a,b", "-o=y", "-"], {"passes": "a,b", "output": "y", "file": "-"}),
    ],
)
def test_flags(arguments: list[str], expected: dict[str, object]) -> None:
    parsed, extras = parser().read(arguments)
    assert extras == []
    assert {name: getattr(parsed, name) for name in expected} == expected


def test_what_nobody_knows_is_left_over_in_order() -> None:
    parsed, extras = parser().read(["--cse", "x.mlir", "-canonicalize=a=1", "--loud"])
    assert parsed.file == "x.mlir"
    assert extras == ["--cse", "--canonicalize=a=1"]


@pytest.mark.parametrize("arguments", [["--loud=perhaps"], ["-p"]])
def test_a_bad_value_is_a_usage_error(arguments: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        parser().read(arguments)
    assert caught.value.help == "see 'hloom test --help'"


@pytest.mark.parametrize(
    ("argument", "help"),
    [
        ("--lout", 'did you mean "--loud"?'),
        ("--cze=a=1", 'did you mean "--cse"?'),
        ("--nothing-like-it", "see 'hloom test --help'"),
    ],
)
def test_an_unknown_argument_names_the_nearest(argument: str, help: str) -> None:
    with pytest.raises(UsageError, match=f"unknown argument '{argument.partition('=')[0]}'") as caught:
        parser().reject(argument, ["--cse"])
    assert caught.value.help == help


def test_names_are_set_apart_by_commas() -> None:
    assert names("cse, dce,") == ["cse", "dce"]
