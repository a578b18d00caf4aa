"""Names of values and blocks: what mlir-opt rejects is rejected, in its words and at its place."""

from __future__ import annotations

import re
import subprocess

import pytest
from mlir_opt import mlir_opt
from reading import error_of, read

# Each is read in a context that allows unregistered operations, as mlir-opt does here.
MISTAKES = {
    "undeclared": 'func.func @f() {\n  %0 = "t.a"(%1) : (i32) -> i32\n  return\n}',
    "undeclared in a region": (
        'func.func @f() {\n  "t.a"() ({\n    "t.b"(%x) : (i32) -> ()\n  }) : () -> ()\n  return\n}'
    ),
    "out of its region": '"t.a"() ({\n  %0 = "t.b"() : () -> i32\n}) : () -> ()\n"t.c"(%0) : (i32) -> ()',
    "type": 'func.func @f(%a: i32) {\n  "t.a"(%a) : (f32) -> ()\n  return\n}',
    "type of an early use": '"t.a"(%0) : (f32) -> ()\n%0 = "t.b"() : () -> i32',
    "type of two early uses": '"t.a"(%0) : (f32) -> ()\n"t.a"(%0) : (i32) -> ()\n%0 = "t.b"() : () -> i32',
    "too many names": 'func.func @f() {\n  %0:2 = "t.a"() : () -> i32\n  return\n}',
    "names for nothing": '%0 = "t.a"() : () -> ()',
    "too few names": 'func.func @f() {\n  %0 = "t.a"() : () -> (i32, i32)\n  return\n}',
    "redefined": 'func.func @f() {\n  %0 = "t.a"() : () -> i32\n  %0 = "t.a"() : () -> i32\n  return\n}',
    "redefined argument": 'func.func @f(%a: i32) {\n  %a = "t.a"() : () -> i32\n  return\n}',
    "arguments of one name": "func.func @f(%a: i32, %a: i32) {\n  return\n}",
    "redefined inside": '%0 = "t.a"() : () -> i32\n"t.b"() ({\n  %0 = "t.a"() : () -> i32\n}) : () -> ()',
    "a label on a block with arguments": "func.func @f(%a: i32) {\n^a:\n  return\n}",
    "no such result": 'func.func @f(%a: i32) {\n  "t.a"(%a#1) : (i32) -> ()\n  return\n}',
    "early use": 'func.func @f() {\n  %0 = "t.a"(%1) : (i32) -> i32\n  %1 = "t.b"() : () -> i32\n  return\n}',
    "early use from a region": (
        'func.func @f() {\n  "t.a"() ({\n    "t.b"(%1) : (i32) -> ()\n  }) : () -> ()\n'
        '  %1 = "t.c"() : () -> i32\n  return\n}'
    ),
    "undefined block": 'func.func @f() {\n  "t.a"()[^bb7] : () -> ()\n}',
    "redefined block": '"t.a"() ({\n^a:\n  "t.b"() : () -> ()\n^a:\n  "t.b"() : () -> ()\n}) : () -> ()',
    "types without operands": 'func.func @f() {\n  "t.a"() : (i32) -> ()\n  return\n}',
}

# Where the place differs: mlir-opt points at the types, at the operation or at what a scan of the block says first.
_OTHER_PLACE = {"types without operands", "early use", "early use from a region"}
# Where the words do: mlir-opt counts blanks, or says no name.
_OTHER_WORDS = {"types without operands", "undefined block"}


def upstream(text: str) -> subprocess.CompletedProcess[str]:
    tool = mlir_opt()
    if tool is None:
        pytest.skip("no mlir-opt")
    command = [*tool.command, "--allow-unregistered-dialect"]
    return subprocess.run(command, input=text, capture_output=True, text=True, env=tool.environment, check=False)


def first_error(text: str) -> tuple[str, str]:
    """Place and message of the first diagnostic."""
    match = re.search(r"^[^\n]*?:(\d+:\d+): error: (.*)$", text, re.MULTILINE)
    assert match is not None, text
    return match[1], match[2]


@pytest.mark.parametrize("name", MISTAKES)
def test_mistakes_with_names_are_mlirs(name: str) -> None:
    place, message = first_error(upstream(MISTAKES[name]).stderr)
    our_place, our_message = first_error(error_of(MISTAKES[name], allow_unregistered=True))
    assert our_message == message or name in _OTHER_WORDS
    assert our_place == place or name in _OTHER_PLACE


LEGAL = {
    "early use in a module": '"t.a"(%0) : (i32) -> ()\n%0 = "t.b"() : () -> i32',
    "early use in a graph": '"t.g"() ({\n  "t.a"(%0) : (i32) -> ()\n  %0 = "t.b"() : () -> i32\n}) : () -> ()',
    "early use from inside a graph": '"t.a"() ({\n  "t.b"(%0) : (i32) -> ()\n}) : () -> ()\n%0 = "t.c"() : () -> i32',
    "two early uses": '"t.a"(%0, %0) : (i32, i32) -> ()\n"t.a"(%0#0) : (i32) -> ()\n%0 = "t.b"() : () -> i32',
    "a block that comes later dominates": (
        'func.func @f() {\n  "t.br"()[^b] : () -> ()\n^a:\n  "t.use"(%0) : (i32) -> ()\n  return\n'
        '^b:\n  %0 = "t.def"() : () -> i32\n  "t.br"()[^a] : () -> ()\n}'
    ),
    "an argument of a later block": (
        'func.func @f() {\n  "t.br"()[^b] : () -> ()\n^a:\n  "t.use"(%0) : (i32) -> ()\n  return\n'
        '^b(%0: i32):\n  "t.br"()[^a] : () -> ()\n}'
    ),
    "names of regions side by side": (
        '"t.a"() ({\n  %0 = "t.b"() : () -> i32\n}, {\n  %0 = "t.b"() : () -> i32\n}) : () -> ()'
    ),
    "blocks of regions side by side": (
        '"t.a"() ({\n  "t.b"()[^a] : () -> ()\n^a:\n  "t.b"()[^a] : () -> ()\n}, {\n  "t.b"()[^a] : () -> ()\n'
        '^a:\n  "t.b"()[^a] : () -> ()\n}) : () -> ()'
    ),
    "a pack by its parts": '%a, %b:2 = "t.a"() : () -> (i32, f32, i8)\n"t.b"(%a, %b, %b#1) : (i32, f32, i8) -> ()',
}


@pytest.mark.parametrize("name", LEGAL)
def test_what_is_legal_is_read(name: str) -> None:
    module = read(LEGAL[name])
    for op in module.walk():
        assert all(operand.owner is not None for operand in op.operands)
    theirs = upstream(LEGAL[name])
    assert theirs.returncode == 0, theirs.stderr


def test_names_of_an_isolated_region_are_its_own() -> None:
    outer, _, last = read(
        '%0 = "t.a"() : () -> i32\nfunc.func @f(%0: i32) {\n  %1 = "t.b"(%0) : (i32) -> i32\n  return\n}\n'
        '%1 = "t.c"(%0) : (i32) -> f32'
    ).ops
    assert list(last.operands) == list(outer.results)


def test_early_uses_get_the_value() -> None:
    user, other, definition = read(LEGAL["two early uses"]).ops
    assert list(user.operands) == [definition.results[0]] * 2
    assert other.operands[0] is definition.results[0]
    assert [(use.operation, use.index) for use in definition.results[0].uses].count((user, 1)) == 1
    assert definition.results[0].uses.get_length() == 3


@pytest.mark.parametrize(
    ("name", "diagnostic"),
    [
        (
            "type",
            "t.mlir:2:9: error: use of value '%a' expects different type than prior uses: 'f32' vs 'i32'\n"
            '  "t.a"(%a) : (f32) -> ()\n'
            "        ^\n"
            "t.mlir:1:14: note: prior use here\n"
            "func.func @f(%a: i32) {\n"
            "             ^",
        ),
        (
            "redefined",
            "t.mlir:3:3: error: redefinition of SSA value '%0'\n"
            '  %0 = "t.a"() : () -> i32\n'
            "  ^\n"
            "t.mlir:2:3: note: previously defined here\n"
            '  %0 = "t.a"() : () -> i32\n'
            "  ^",
        ),
        (
            "early use",
            "t.mlir:2:14: error: operand #0 does not dominate this use\n"
            '  %0 = "t.a"(%1) : (i32) -> i32\n'
            "             ^\n"
            "t.mlir:3:3: note: operand defined here (op in the same block)\n"
            '  %1 = "t.b"() : () -> i32\n'
            "  ^",
        ),
    ],
)
def test_notes_say_where_the_other_place_is(name: str, diagnostic: str) -> None:
    assert error_of(MISTAKES[name], allow_unregistered=True) == diagnostic


def test_a_definition_in_a_sibling_region_is_no_definition() -> None:
    text = '"t.a"() ({\n  "t.b"(%0) : (i32) -> ()\n}, {\n  %0 = "t.c"() : () -> i32\n}) : () -> ()'
    assert first_error(error_of(text, allow_unregistered=True)) == ("2:9", "operand #0 does not dominate this use")
