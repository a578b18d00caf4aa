"""The fixed tables of what C text a module may ask for: headers, functions, words, pragmas. Nothing else is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .types import CType

HEADERS = frozenset({"float.h", "limits.h", "math.h", "stdbool.h", "stddef.h", "stdint.h", "string.h"})

Effect = Literal["pure", "writes"]


@dataclass(frozen=True)
class Function:
    """A function of the C library that `emitc.call_opaque` may call.

    `widths` says that it comes for double and, with an `f` behind its name, for float.
    """

    name: str
    header: str
    arity: int
    widths: bool = False
    effect: Effect = "pure"


_UNARY = """
    acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc exp exp2 expm1 fabs floor lgamma log log10 log1p log2
    nearbyint rint round sin sinh sqrt tan tanh tgamma trunc
"""
_BINARY = "atan2 copysign fdim fmax fmin fmod hypot nextafter pow remainder"


def _functions() -> dict[str, Function]:
    found = {name: Function(name, "math.h", 1, widths=True) for name in _UNARY.split()}
    found |= {name: Function(name, "math.h", 2, widths=True) for name in _BINARY.split()}
    found |= {name: Function(name, "math.h", 1) for name in ("isfinite", "isinf", "isnan", "signbit")}
    found |= {name: Function(name, "string.h", 3, effect="writes") for name in ("memcpy", "memmove", "memset")}
    found["fma"] = Function("fma", "math.h", 3, widths=True)
    found["ldexp"] = Function("ldexp", "math.h", 2, widths=True)
    return found


_FUNCTIONS = _functions()
# Not C's: the same bits as another type of the same size.
BITCAST = "bitcast"


def find_function(callee: str) -> Function | None:
    """The function of that name; `expf` is found as `exp`."""
    if (found := _FUNCTIONS.get(callee)) is not None:
        return found
    narrow = _FUNCTIONS.get(callee[:-1]) if callee.endswith("f") else None
    return narrow if narrow is not None and narrow.widths else None


# C text that `emitc.literal` and `#emitc.opaque` may hold besides numbers, and the header that it needs.
WORDS = {
    "true": "stdbool.h",
    "false": "stdbool.h",
    "NULL": "stddef.h",
    "INFINITY": "math.h",
    "NAN": "math.h",
    "HUGE_VAL": "math.h",
    "HUGE_VALF": "math.h",
    "SIZE_MAX": "stdint.h",
    **{f"{p}FLT_{n}": "float.h" for p in ("", "-") for n in ("MAX", "MIN", "EPSILON")},
    **{f"{p}DBL_{n}": "float.h" for p in ("", "-") for n in ("MAX", "MIN", "EPSILON")},
    **{f"INT{w}_{n}": "stdint.h" for w in (8, 16, 32, 64) for n in ("MIN", "MAX")},
    **{f"UINT{w}_MAX": "stdint.h" for w in (8, 16, 32, 64)},
    "CHAR_BIT": "limits.h",
    "CHAR_MIN": "limits.h",
    "CHAR_MAX": "limits.h",
}
_NUMBER = re.compile(r"-?(0[xX][0-9a-fA-F]+|[0-9]+)(u|U|l|L|ll|LL|ul|UL|ull|ULL)?|-?[0-9]+\.[0-9]*([eE][+-]?[0-9]+)?f?")


def is_number(text: str) -> bool:
    """Whether the text is one C number and nothing more."""
    return _NUMBER.fullmatch(text) is not None


# Pragmas that `emitc.verbatim` may hold; strict C99 compilers warn of each, so only `native` prints them.
_PRAGMA = re.compile(r"#pragma (omp simd|GCC ivdep|GCC unroll ([1-9]|[1-5][0-9]|6[0-4]))")


def is_pragma(text: str) -> bool:
    return _PRAGMA.fullmatch(text) is not None


_COMMENT_BREAKERS = (("\\", "/"), ("*/", "* /"), ("/*", "/ *"), ("??", "? ?"))


def comment(text: str) -> str:
    """The text as part of a C comment, on one line: nothing in it ends the comment or joins the next line."""
    clean = "".join(c if " " <= c <= "~" else " " if c.isspace() else "?" for c in text)
    for found, harmless in _COMMENT_BREAKERS:
        while found in clean:
            clean = clean.replace(found, harmless)
    return clean.strip(" /*")


def bitcast_helper(source: CType, dest: CType) -> tuple[str, list[str]]:
    """The name and the lines of the function that reads a `source`'s bits as a `dest`: `float_of_uint32`."""
    name = f"{dest.name.removesuffix('_t')}_of_{source.name.removesuffix('_t')}"
    return name, [
        f"static inline {dest.name} {name}({source.name} bits)",
        "{",
        f"    {dest.name} value;",
        "    memcpy(&value, &bits, sizeof value);",
        "    return value;",
        "}",
    ]


_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def identifiers(text: str) -> frozenset[str]:
    """The names in a piece of C."""
    return frozenset(_IDENTIFIER.findall(text))
