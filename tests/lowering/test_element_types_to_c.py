"""Programs of one op, on every element type: C answers as the interpreter does, or says that it cannot.

All values of types up to 8 bits, all 65,536 of unary ops on 16 bits; chosen ones and random bits of wider types. What
takes the exact result of no more than a few operations must be bit-equal; a function of floats may be off by the last
place of a small float, and by the ULPs of `docs/semantics.md` else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import ml_dtypes
import numpy as np
import pytest
from c_programs import Profile, run_c

import hloom
from hloom.lowering import interpreter
from hloom.lowering.dtypes import bit_width, dtype_of, is_float
from hloom.lowering.stages import lower

F8 = ("f8E5M2", "f8E4M3", "f8E3M4", "f8E4M3FN", "f8E4M3FNUZ", "f8E5M2FNUZ", "f8E4M3B11FNUZ", "f8E8M0FNU")
SMALL_FLOATS = ("bf16", "f16", *F8, "f6E2M3FN", "f6E3M2FN", "f4E2M1FN")
FLOATS = (*SMALL_FLOATS, "f32", "f64")
INTEGERS = tuple(f"{sign}{width}" for sign in ("i", "ui") for width in (2, 4, 8, 16, 32, 64))
TYPES = ("i1", *INTEGERS, *FLOATS)

UNARY = (
    *("abs", "cbrt", "ceil", "count_leading_zeros", "cosine", "exponential", "exponential_minus_one", "floor", "imag"),
    *("log", "log_plus_one", "logistic", "negate", "not", "popcnt", "real", "round_nearest_afz"),
    *("round_nearest_even", "rsqrt", "sign", "sine", "sqrt", "tan", "tanh"),
)
BINARY = (
    *("add", "atan2", "and", "divide", "maximum", "minimum", "multiply", "or", "power", "remainder", "shift_left"),
    *("shift_right_arithmetic", "shift_right_logical", "subtract", "xor"),
)
CHLO_UNARY = (
    *("acos", "acosh", "asin", "asinh", "atan", "atanh", "bessel_i1e", "conj", "cosh", "digamma", "erf", "erf_inv"),
    *("erfc", "lgamma", "sinh", "square", "tan"),
)
CHLO_BINARY = ("next_after", "polygamma", "zeta", "mulhi", "broadcast_add", "broadcast_power", "broadcast_next_after")

# Errors allowed of f32 and f64, in units in the last place, where they are not 2; and of f64, relative to 1 where the
# result is less: near the zeros of these functions neither the interpreter nor XLA does better.
ULPS: dict[str, dict[str, float]] = {
    "f32": {"logistic": 2.6},
    "f64": {"acosh": 2.6, "bessel_i1e": 12, "cosine": 3, "digamma": 16, "erf": 4, "erf_inv": 3, "erfc": 9}
    | {"lgamma": 32, "logistic": 3, "polygamma": 64, "sine": 3, "sinh": 3, "tan": 4, "tanh": 3, "zeta": 4},
}
ABSOLUTE = frozenset({"lgamma", "digamma", "polygamma"})
ON_FLOATS = frozenset({"next_after", "polygamma", "zeta", "broadcast_next_after"})


@dataclass(frozen=True)
class Case:
    """An op on %x, and %y; `name` is the op's short name, `type` its result's."""

    name: str
    text: str
    type: str


@cache
def dtype(element: str) -> np.dtype[Any]:
    module = hloom.parse(f"func.func @main(%x: tensor<{element}>) {{ return }}").op
    function = next(iter(module.ops))
    return dtype_of(cast(Any, function).body.block.args[0].type)


@cache
def values(element: str) -> np.ndarray[Any, Any]:
    own, bits = dtype(element), bit_width(dtype(element))
    if own == np.bool_:
        return np.array([False, True])
    if bits <= 16:
        kept = own.itemsize * 8
        return np.arange(2**bits, dtype=np.dtype(f"u{kept // 8}")).view(own)
    rng = np.random.default_rng(0)
    noise = rng.integers(0, 2**bits, 800, dtype=np.dtype(f"u{own.itemsize}")).view(own)
    if not is_float(own):
        info = np.iinfo(own)
        edges = np.array([info.min, info.max, 0, 1, 2, 3, 7, bits - 1, bits, bits + 1]).astype(own)
        return np.concatenate([edges, noise, rng.integers(max(info.min, -70), 70, 190).astype(own)])
    limits = np.finfo(own)
    special = [0.0, -0.0, 0.5, -0.5, 1, -1, 1.5, 2.5, -2.5, 3, np.inf, -np.inf, np.nan]
    extremes = [limits.max, limits.min, limits.tiny, limits.smallest_subnormal]
    everyday = rng.uniform(-5, 5, 183).astype(own)
    return np.concatenate([np.array([*special, *extremes]).astype(own), noise, everyday])


def operands(element: str, thin: bool = False) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """All values, and as many others; `thin` is a sample of those of 16 bits."""
    x = values(element)
    rng = np.random.default_rng(1)
    if thin and x.size > 4096:
        x = np.concatenate([x[rng.integers(0, x.size, 4032)], x[:: x.size // 64]])
    return x, x[rng.permutation(x.size)] if x.size > 256 else np.resize(x[rng.permutation(x.size)], x.size)


def elementwise(element: str, count: int) -> Iterator[Case]:
    """Every op that might take the type."""
    t, truth = f"tensor<{count}x{element}>", f"tensor<{count}xi1>"
    for name in (*UNARY, *CHLO_UNARY):
        dialect = "stablehlo" if name in UNARY else "chlo"
        yield Case(name, f'"{dialect}.{name}"(%x) : ({t}) -> {t}', t)
    for name in ("stablehlo.is_finite", "chlo.is_inf", "chlo.is_neg_inf", "chlo.is_pos_inf"):
        yield Case(name, f'"{name}"(%x) : ({t}) -> {truth}', truth)
    for name in (*BINARY, *CHLO_BINARY):
        dialect = "stablehlo" if name in BINARY else "chlo"
        yield Case(name, f'"{dialect}.{name}"(%x, %y) : ({t}, {t}) -> {t}', t)
    for direction in ("EQ", "NE", "LT", "LE", "GT", "GE", "LT_TOTALORDER"):
        way = direction.removesuffix("_TOTALORDER")
        total = ", TOTALORDER" if way != direction else ""
        yield Case(direction, f"stablehlo.compare {way}, %x, %y{total} : ({t}, {t}) -> {truth}", truth)
    yield Case("clamp", f"stablehlo.clamp %y, %x, %x : {t}", t)
    for format_ in ("e5m2", "e3m1", "e8m7", "e2m0"):
        yield Case("reduce_precision", f"stablehlo.reduce_precision %x, format = {format_} : {t}", t)


def conversions(element: str, count: int) -> Iterator[Case]:
    """To every other type, by value and by bits."""
    t, width = f"tensor<{count}x{element}>", bit_width(dtype(element))
    for other in TYPES:
        yield Case("convert", f"stablehlo.convert %x : ({t}) -> tensor<{count}x{other}>", f"tensor<{count}x{other}>")
        ratio = width / bit_width(dtype(other))
        shape = f"{count}" if ratio == 1 else f"{count}x{int(ratio)}"
        if "i1" not in (element, other) and ratio >= 1 and ratio == int(ratio):
            result = f"tensor<{shape}x{other}>"
            yield Case("bitcast_convert", f"stablehlo.bitcast_convert %x : ({t}) -> {result}", result)


def joins(element: str, count: int) -> Iterator[Case]:
    """Bit casts to wider types."""
    width = bit_width(dtype(element))
    for other in TYPES:
        ratio = bit_width(dtype(other)) // width
        if 1 < ratio <= count and ratio * width == bit_width(dtype(other)):
            split, result = f"tensor<{count // ratio}x{ratio}x{element}>", f"tensor<{count // ratio}x{other}>"
            yield Case("bitcast_convert", f"stablehlo.bitcast_convert %r{ratio} : ({split}) -> {result}", result)


def program(element: str, count: int, cases: Iterable[Case]) -> str:
    """All cases on the same operands, a result each."""
    t = f"tensor<{count}x{element}>"
    cases = list(cases)
    ratios = [n for n in (2, 4, 8, 16, 32) if any(f"%r{n} " in case.text for case in cases)]
    split = [f"%r{n} = stablehlo.reshape %x : ({t}) -> tensor<{count // n}x{n}x{element}>" for n in ratios]
    lines = [f"%v{i} = {case.text}" for i, case in enumerate(cases)]
    types = ", ".join(case.type for case in cases)
    results = ", ".join(f"%v{i}" for i in range(len(cases)))
    body = "\n  ".join([*split, *lines])
    return f"func.func public @main(%x: {t}, %y: {t}) -> ({types}) {{\n  {body}\n  return {results} : {types}\n}}\n"


def is_legal(element: str, count: int, case: Case) -> bool:
    """Whether StableHLO's types allow the op, and the interpreter has it."""
    own = dtype(element)
    if case.name in ON_FLOATS and not is_float(own):
        return False
    if case.name == "reduce_precision" and bit_width(own) < 8:
        return False
    if case.name.startswith("broadcast_") and element == "i1":
        return False
    try:
        module = hloom.parse(program(element, count, [case])).op
        interpreter.Interpreter(module)
    except hloom.Error:
        return False
    return True


def in_c(text: str, *arguments: np.ndarray[Any, Any], profile: Profile, sanitize: bool) -> list[np.ndarray[Any, Any]]:
    module = hloom.parse(text)
    lower(module.op, module.context, "linalg")
    return run_c(str(module), *arguments, profile=profile, sanitize=sanitize)


def check(
    element: str, cases: Iterable[Case], *, profile: Profile = "native", sanitize: bool = False, thin: bool = False
) -> None:
    x, y = operands(element, thin)
    legal = [case for case in cases if is_legal(element, x.size, case)]
    assert legal
    text = program(element, x.size, legal)
    wanted = interpreter.run(hloom.parse(text).op, [x, y])
    got = in_c(text, x, y, profile=profile, sanitize=sanitize)
    for case, a, b in zip(legal, got, wanted, strict=True):
        assert a.dtype == b.dtype
        assert a.shape == b.shape
        if is_float(b.dtype):
            compare_floats(case, element, a, b, x, y)
        else:
            np.testing.assert_array_equal(a.astype(np.int64), b.astype(np.int64), case.text)


EXACT = frozenset(
    {"abs", "add", "and", "bitcast_convert", "ceil", "clamp", "conj", "convert", "divide", "floor", "imag", "maximum"}
    | {"minimum", "multiply", "negate", "next_after", "real", "reduce_precision", "remainder", "round_nearest_afz"}
    | {"round_nearest_even", "sign", "sqrt", "square", "subtract", "broadcast_add", "broadcast_next_after"}
)


def compare_floats(case: Case, element: str, a: Any, b: Any, x: Any, y: Any) -> None:
    """Bit-equal but for NaNs where the op is exact; else as near as said above, NaN and infinity in the same places."""
    with np.errstate(all="ignore"):
        far = _far(case, element, a, b)
    worst = int(np.argmax(far.reshape(-1)))
    origin = worst * x.size // max(1, a.size)
    message = f"{case.text}: {a.flat[worst]}, not {b.flat[worst]}, of {x[origin]} and {y[origin]}"
    assert not far.any(), f"{int(far.sum())} differ; {message}"


def _far(case: Case, element: str, a: Any, b: Any) -> Any:
    got, wanted = a.astype(np.float64), b.astype(np.float64)
    same = (got == wanted) | (np.isnan(got) & np.isnan(wanted))
    if case.name in EXACT:
        return ~same | ((np.signbit(got) != np.signbit(wanted)) & (wanted == 0) & has_nan(b.dtype))
    info = cast(Any, ml_dtypes.finfo)(b.dtype)
    scale = np.maximum(np.abs(wanted), 1.0) if case.name in ABSOLUTE and element == "f64" else np.abs(wanted)
    _, exponent = np.frexp(np.where(np.isfinite(scale), scale, 0))
    unit = np.maximum(np.ldexp(float(info.eps), exponent - 1), float(info.smallest_subnormal))
    bound = ULPS[element].get(case.name, 2.01) if element in ULPS else 1
    return ~same & ~(np.abs(got - wanted) <= bound * unit)


def has_nan(own: np.dtype[Any]) -> bool:
    """Formats without NaN have a zero for it, of some sign."""
    return bool(np.isnan(np.array(np.nan).astype(own).astype(np.float64)))


QUICK = ("bf16", "f8E4M3FN", "i4", "ui2", "i64")


@pytest.mark.parametrize("element", QUICK)
def test_elementwise(element: str) -> None:
    count = operands(element, thin=True)[0].size
    check(element, elementwise(element, count), thin=True)


@pytest.mark.slow
@pytest.mark.parametrize("element", ["bf16", "f16", "f8E5M2", "f32", "f64"])
def test_elementwise_on_all_values(element: str) -> None:
    check(element, elementwise(element, operands(element)[0].size))


CONVERTED = ("bf16", "f16", "f8E5M2", "f8E4M3FN", "f8E4M3B11FNUZ", "f8E8M0FNU", "f4E2M1FN", "ui4", "i64", "f64")


@pytest.mark.parametrize("element", CONVERTED)
def test_conversions(element: str) -> None:
    check(element, conversions(element, operands(element)[0].size))


@pytest.mark.parametrize("element", ["i2", "ui4", "i8", "f8E4M3FN", "bf16", "f32"])
def test_bit_casts_to_wider_types(element: str) -> None:
    check(element, joins(element, operands(element)[0].size))


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["portable", "native"])
@pytest.mark.parametrize("element", ["f16", "f8E4M3FNUZ", "i4"])
def test_under_the_sanitizers(element: str, profile: Profile) -> None:
    """Strict C99 too, without a warning."""
    count = operands(element, thin=True)[0].size
    cases = [*elementwise(element, count), *conversions(element, count)]
    cheap = [case for case in cases if case.name not in CHLO_UNARY + CHLO_BINARY]
    check(element, cheap, profile=profile, sanitize=True, thin=True)
