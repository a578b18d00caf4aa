"""Names: legal in C99, C11 and C++11 whatever the program calls things, and apart in their scope."""

from __future__ import annotations

import random
import string

import pytest

from hloom.lowering.c.names import RESERVED, Scope, macro, mangle, safe_stem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("x", "x"),
        ("W1", "w1"),
        ("dW1", "dW1"),
        ('system("x")', "system_x"),
        ("while", "while_"),
        ("class", "class_"),
        ("exp", "exp_"),
        ("expf", "expf_"),
        ("malloc", "malloc_"),
        ("main", "main_"),
        ("int32_t", "int32_t_"),
        ("NULL", "null"),
        ("INT_MAX", "int_max"),
        ("__attribute__", "attribute"),
        ("_Bool", "Bool"),
        ("0", "v_0"),
        ("123abc", "v_123abc"),
        ("", "v"),
        ("é*/;", "v"),
        ("a.b-c d", "a_b_c_d"),
        ("x" * 100, "x" * 31),
        ("a\\\nb", "a_b"),
        ("??/", "v"),
    ],
)
def test_mangle(text: str, name: str) -> None:
    assert mangle(text, "v") == name


def test_any_text_becomes_an_identifier() -> None:
    rng = random.Random(0)
    alphabet = string.printable + "äβ文\x00"
    for _ in range(500):
        name = mangle("".join(rng.choices(alphabet, k=rng.randrange(12))), "v")
        assert name.isascii()
        assert name.isidentifier()
        assert name not in RESERVED
        assert not name.startswith("_")


def test_scopes_keep_names_apart() -> None:
    outer = Scope()
    assert [outer.unique("a") for _ in range(3)] == ["a", "a_2", "a_3"]
    inner = Scope(outer)
    assert inner.unique("a") == "a_4"
    assert inner.unique("b") == "b"
    assert Scope(outer).unique("b") == "b"
    assert outer.unique("c", avoid={"c", "c_2"}) == "c_3"


def test_many_equal_names_cost_linear_time() -> None:
    scope = Scope()
    assert len({scope.unique("t") for _ in range(20_000)}) == 20_000


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("model", "model"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "model"),
        ("", "model"),
        (".hidden", "hidden"),
        ("-o", "o"),
        ('a"b\nc', "a_b_c"),
        ("a\\", "a_"),
        ("x" * 200, "x" * 64),
    ],
)
def test_stems_are_file_names(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


def test_macros() -> None:
    assert macro("model", "class_", "SIZE") == "MODEL_CLASS_SIZE"


def test_reserved_words_compile_as_mangled(c) -> None:
    """Every name that is kept out would be accepted with its underscore, as C and as C++."""
    lines = [f"static int {mangle(word, 'v')}(int {mangle(word, 'v')}_x);" for word in sorted(RESERVED)]
    source = "#include <math.h>\n#include <stdlib.h>\n#include <string.h>\n" + "\n".join(lines)
    (c.folder / "names.c").write_text(source + "\nint used;\n")
    c.gcc("-std=gnu11", "-fsyntax-only", "names.c")
    c.gcc("-std=gnu++11", "-fsyntax-only", "-x", "c++", "names.c", compiler="g++")
