"""Whatever the text is, reading it ends with one located error, soon and without much memory."""

from __future__ import annotations

import random
import resource
from time import perf_counter

import pytest
from reading import error_of

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import decode, parse
from hloom.dialects.verifier import verify

PROGRAM = """\
#map = affine_map<(d0) -> (d0)>
func.func @main(%a: tensor<4xf32>, %b: memref<4xf32, strided<[1], offset: ?>>) -> tensor<4xf32> {
  // A comment.
  %0 = stablehlo.add %a, %a {x = "s", y = #map} : tensor<4xf32>
  %1:2 = "t.pair"(%0) <{value = dense<[1, -2]> : tensor<2xi64>}> ({
  ^bb0(%c: i32):
    "t.end"(%c)[^bb1] : (i32) -> ()
  ^bb1:
    "t.end"() : () -> ()
  }) {z = !foo.bar<[1]>} : (tensor<4xf32>) -> (i32, tensor<4xf32>) loc("f.py":1:2)
  return %1#1 : tensor<4xf32>
}
"""

# Text, the lines of its diagnostic, whether unregistered operations are allowed.
DIAGNOSTICS = {
    "a missing comma": (
        "func.func @f(%a: tensor<4xf32>) {\n  %0 = stablehlo.add %a %a : tensor<4xf32>",
        "t.mlir:2:25: error: expected ','\n  %0 = stablehlo.add %a %a : tensor<4xf32>\n                        ^",
    ),
    "a missing type": (
        "func.func @f(%a: tensor<4xf32>) {\n  %0 = stablehlo.add %a, %a\n}",
        "t.mlir:3:1: error: expected ':' or '{'\n}\n^",
    ),
    "an unknown operation": (
        "func.func @f(%a: tensor<4xf32>) {\n  %0 = stablehlo.subtrct %a, %a : tensor<4xf32>",
        "t.mlir:2:8: error: unknown operation 'stablehlo.subtrct'\n"
        "  %0 = stablehlo.subtrct %a, %a : tensor<4xf32>\n       ^\n"
        "help: did you mean 'stablehlo.subtract'?",
    ),
    "an unknown dialect": (
        "%0 = nothing.known %a",
        "t.mlir:1:6: error: unknown operation 'nothing.known'\n%0 = nothing.known %a\n     ^\n"
        "help: no dialect 'nothing' is registered",
    ),
    "a custom form that we cannot read": (
        "pdl.pattern @p : benefit(1) {}",
        "t.mlir:1:1: error: unsupported: the custom form of pdl.pattern\npdl.pattern @p : benefit(1) {}\n^\n"
        'help: write it in its generic form: "pdl.pattern"(…) : (…) -> …',
    ),
    "a misspelt keyword": (
        "module attribute {a = 1} {}",
        "t.mlir:1:8: error: expected 'attributes', '{' or symbol name\nmodule attribute {a = 1} {}\n       ^\n"
        "help: did you mean 'attributes'?",
    ),
    "an unknown type": (
        "func.func private @f(tensor<4xq32>)",
        "t.mlir:1:31: error: expected type\nfunc.func private @f(tensor<4xq32>)\n                              ^",
    ),
    "a type among names": (
        "func.func private @f(%a: i32, i32)",
        "t.mlir:1:31: error: expected SSA identifier\nfunc.func private @f(%a: i32, i32)\n" + " " * 30 + "^",
    ),
    "a name among types": (
        "func.func private @f(i32, %a: i32)",
        "t.mlir:1:27: error: expected type instead of SSA identifier\nfunc.func private @f(i32, %a: i32)\n"
        + " " * 26
        + "^",
    ),
    "a huge dimension": (
        "func.func private @f(tensor<99999999999999999999xf32>)",
        "t.mlir:1:22: error: invalid dimension\n"
        "func.func private @f(tensor<99999999999999999999xf32>)\n                     ^",
    ),
    "an end inside a module": (
        "module {",
        "t.mlir:1:9: error: expected operation, block name or '}'\nmodule {\n        ^",
    ),
    "an end inside a type": (
        "func.func private @f(tensor<4x",
        "t.mlir:1:31: error: expected type\nfunc.func private @f(tensor<4x\n                              ^",
    ),
    "garbage after the module": ("module {\n}\n)", "t.mlir:3:1: error: expected operation or end of the text\n)\n^"),
    "a word after the module": ("module {\n}\nfoo", "t.mlir:3:1: error: unknown operation 'foo'\nfoo\n^"),
    "a character of no token": ("module {\n  ;\n}", "t.mlir:2:3: error: unexpected character ';'\n  ;\n  ^"),
    "a NUL": ("module {\n\0}", "t.mlir:2:1: error: unexpected character '\\x00'\n\0}\n^"),
    "a string without end": (
        'module attributes {a = "b} {\n}',
        "t.mlir:1:29: error: expected '\"' in string literal\nmodule attributes {a = \"b} {\n"
        "                            ^",
    ),
    "a comment that hides the rest": (
        "module { // }",
        "t.mlir:1:14: error: expected operation, block name or '}'\nmodule { // }\n             ^",
    ),
    "a splat that no memory holds": (
        '"builtin.module"() ({}) {a = dense<0.0> : tensor<99999999999xf32>} : () -> ()',
        "t.mlir:1:36: error: unsupported: a splat constant of 399999999996 bytes\n"
        '"builtin.module"() ({}) {a = dense<0.0> : tensor<99999999999xf32>} : () -> ()\n'
        "                                   ^",
    ),
    "doubling aliases": (
        "\n".join(["#a0 = [1, 2]", *(f"#a{i + 1} = [#a{i}, #a{i}]" for i in range(100))]),
        "t.mlir:18:15: error: aliases expand to more than 1000000 nodes\n#a17 = [#a16, #a16]\n              ^",
    ),
    "doubling type aliases": (
        "\n".join(["!a0 = i32", *(f"!a{i + 1} = tuple<!a{i}, !a{i}>" for i in range(100))]),
        "t.mlir:18:20: error: aliases expand to more than 1000000 nodes\n!a17 = tuple<!a16, !a16>\n"
        "                   ^",
    ),
}


@pytest.mark.parametrize("name", DIAGNOSTICS)
def test_each_kind_of_mistake_has_its_diagnostic(name: str) -> None:
    text, diagnostic = DIAGNOSTICS[name]
    assert error_of(text) == diagnostic


NESTED = {
    "regions": '"t.a"() ({' * 10_000,
    "closed regions": '"t.a"() ({' * 10_000 + "}) : () -> ()" * 10_000,
    "modules": "module {" * 10_000,
    "brackets": '"t.a"() {a = ' + "[" * 10_000 + "]" * 10_000 + "} : () -> ()",
    "dictionaries": '"t.a"() {a = ' + "{a = " * 10_000,
    "tuples": "func.func private @f(" + "tuple<" * 10_000 + "i32" + ">" * 10_000 + ")",
    "functions": "func.func private @f(" + "() -> (" * 10_000 + ")" * 10_000 + ")",
    "a dialect's brackets": "func.func private @f(!stablehlo.token<" + "<" * 10_000 + ")",
    "affine parentheses": '"t.a"() {a = affine_map<(d0) -> (' + "(" * 10_000 + "d0" + ")" * 10_000 + ")>} : () -> ()",
    "locations": '"t.a"() : () -> () loc(' + "callsite(" * 10_000,
}


def test_a_large_type_takes_no_memory() -> None:
    parse(Source("t.mlir", "func.func private @f(tensor<99999999999x9999xf32>)"), Context())


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_a_located_error(name: str) -> None:
    start = perf_counter()
    message = error_of(NESTED[name], allow_unregistered=True).splitlines()[0]
    assert message.startswith("t.mlir:1:")
    assert message.endswith("error: nesting deeper than 128 levels")
    assert perf_counter() - start < 2


def test_the_limit_is_exact() -> None:
    def nested(depth: int) -> Source:
        return Source("t.mlir", '"t.a"() ({' * depth + "}) : () -> ()" * depth)

    parse(nested(63), Context(allow_unregistered=True))  # a generic region is two brackets deep
    with pytest.raises(LocatedError, match="nesting deeper"):
        parse(nested(65), Context(allow_unregistered=True))


def test_truncation_at_every_byte_is_a_located_error() -> None:
    """Within the last top-level operation; before it, a shorter file may be a whole one. A function without its body
    can be read, but is no valid declaration."""
    context = Context(allow_unregistered=True)
    begin, end = PROGRAM.index("func.func") + 1, PROGRAM.rindex("}")
    parse(Source("t.mlir", PROGRAM), context)
    for cut in range(begin, end):
        with pytest.raises(LocatedError) as caught:
            verify(parse(Source("t.mlir", PROGRAM[:cut]), context))
        assert caught.value.offset is not None
        assert caught.value.offset <= cut


_DAMAGE = [
    "%0",
    "%a#1",
    "{",
    "}",
    "<",
    ">",
    "(",
    ")",
    "[",
    "]",
    ",",
    ":",
    "->",
    '"',
    "#",
    "!",
    "@",
    "^bb0",
    "\x00",
    "é",
    "\\",
    "tensor<",
    "dense<",
    "0x",
    "-",
    "1.0",
    "999999999999999999999999999999",
    "loc(",
    "=",
    "i32",
    "{-#",
    "affine_map<",
    "array<i64:",
    "",
    "\n",
]


def failure(text: str, context: Context) -> LocatedError | None:
    try:
        parse(Source("t.mlir", text), context)
    except LocatedError as error:
        return error
    return None


def test_random_damage_never_escapes_as_another_exception() -> None:
    generator = random.Random(20240229)
    context = Context(allow_unregistered=True)
    for _ in range(400):
        at, length = generator.randrange(len(PROGRAM)), generator.choice([0, 1, 2, 5, 20])
        text = PROGRAM[:at] + generator.choice(_DAMAGE) + PROGRAM[at + length :]
        error = failure(text, context)
        assert error is None or (error.offset is not None and str(error).startswith("t.mlir:"))


def test_bad_input_takes_little_memory() -> None:
    """In this process, all of the above together; the peak is the process's own."""
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1_000_000


def test_bytes_that_are_no_utf8() -> None:
    assert decode("module {} // é".encode(), "t.mlir").text == "module {} // é"
    with pytest.raises(LocatedError) as caught:
        decode(b"module {\n  \xff }", "t.mlir")
    assert str(caught.value) == "t.mlir:2:3: error: invalid UTF-8 byte 0xff\n  � }\n  ^"
