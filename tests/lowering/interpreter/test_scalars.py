"""arith, math and index: scalars in loops, lanes of a lifted region and Python's own arithmetic agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import pytest

from hloom.dialects.diagnostics import Error
from hloom.lowering import interpreter

Module = Callable[[str], Any]
DTYPES = {
    "i1": np.bool_,
    "i8": np.int8,
    "i32": np.int32,
    "i64": np.int64,
    "f32": np.float32,
    "f64": np.float64,
    "bf16": ml_dtypes.bfloat16,
    "f16": np.float16,
}


def both_ways(operation: str, operand: str, result: str, arity: int) -> str:
    """A program that applies `operation` (of %a, %b, %c to %r) to lanes in a body, and to scalars in a loop."""
    names = ("a", "b", "c")[:arity]
    parameters = ", ".join(f"%{n}s: tensor<?x{operand}>" for n in names)
    maps = ", ".join(["affine_map<(i) -> (i)>"] * (arity + 1))
    operands = ", ".join(f"%{n}s" for n in names)
    types = ", ".join([f"tensor<?x{operand}>"] * arity)
    arguments = ", ".join(f"%{n}: {operand}" for n in names)
    extracts = "\n".join(f"%{n} = tensor.extract %{n}s[%i] : tensor<?x{operand}>" for n in names)
    out = f"tensor<?x{result}>"
    return f"""
      func.func @main({parameters}) -> ({out}, {out}) {{
        %c0 = arith.constant 0 : index
        %c1 = arith.constant 1 : index
        %n = tensor.dim %as, %c0 : tensor<?x{operand}>
        %e = tensor.empty(%n) : {out}
        %lifted = linalg.generic {{indexing_maps = [{maps}], iterator_types = ["parallel"]}}
          ins({operands} : {types}) outs(%e : {out}) {{
          ^bb0({arguments}, %old: {result}):
            {operation}
            linalg.yield %r : {result} }} -> {out}
        %looped = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %e) -> ({out}) {{
          {extracts}
          {operation}
          %next = tensor.insert %r into %acc[%i] : {out}
          scf.yield %next : {out}
        }}
        return %lifted, %looped : {out}, {out}
      }}"""


def edges(type_: str) -> np.ndarray:
    dtype = np.dtype(DTYPES[type_])
    if dtype == np.bool_:
        return np.array([False, True])
    if dtype.kind == "i":
        info = np.iinfo(dtype)
        return np.array([0, 1, -1, 2, -2, 7, -7, 3, info.min, info.max, info.min + 1, 100], dtype)
    return np.array([0.0, -0.0, 1.0, -1.5, 2.5, np.inf, -np.inf, np.nan, 0.1, -3e4, 1e-30]).astype(dtype)


def grid(values: np.ndarray, arity: int) -> list[np.ndarray]:
    return [g.ravel() for g in np.meshgrid(*[values] * arity)]


def assert_same(got: np.ndarray, expected: np.ndarray) -> None:
    """Equal values of one type, signs of zeros included; NaN equals NaN (which NumPy knows of its own types alone)."""
    assert got.dtype == expected.dtype
    wide = (got.astype(np.float64), expected.astype(np.float64)) if got.dtype.kind in "fV" else (got, expected)
    np.testing.assert_array_equal(*wide)
    if got.dtype.kind in "fV":
        defined = ~np.isnan(wide[0])
        np.testing.assert_array_equal(np.signbit(wide[0])[defined], np.signbit(wide[1])[defined])


def check_both_ways(module_of: Module, operation: str, operand: str, result: str, arity: int) -> np.ndarray:
    given = grid(edges(operand), arity)
    lifted, looped = interpreter.run(module_of(both_ways(operation, operand, result, arity)), given)
    assert lifted.dtype == np.dtype(DTYPES[result])
    assert_same(lifted, looped)
    return lifted


def wrap(value: int, bits: int) -> int:
    return (value + 2 ** (bits - 1)) % 2**bits - 2 ** (bits - 1)


def truncated(x: int, y: int) -> int:
    return -1 if y == 0 else abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1)


def shifted(x: int, n: int, bits: int) -> int:
    return x << n if 0 <= n < bits else 0


INTEGER: dict[str, Callable[[int, int, int], int]] = {
    "addi": lambda x, y, w: x + y,
    "subi": lambda x, y, w: x - y,
    "muli": lambda x, y, w: x * y,
    "andi": lambda x, y, w: x & y,
    "ori": lambda x, y, w: x | y,
    "xori": lambda x, y, w: x ^ y,
    "divsi": lambda x, y, w: truncated(x, y),
    "divui": lambda x, y, w: truncated(x % 2**w, y % 2**w),
    "remsi": lambda x, y, w: x - y * truncated(x, y) if y else x,
    "remui": lambda x, y, w: (x % 2**w) % (y % 2**w) if y else x,
    "floordivsi": lambda x, y, w: x // y if y else -1,
    "ceildivsi": lambda x, y, w: -(-x // y) if y else -1,
    "minsi": lambda x, y, w: min(x, y),
    "maxsi": lambda x, y, w: max(x, y),
    "minui": lambda x, y, w: min(x % 2**w, y % 2**w),
    "maxui": lambda x, y, w: max(x % 2**w, y % 2**w),
    "shli": lambda x, y, w: shifted(x, y, w),
    "shrsi": lambda x, y, w: x >> (y if 0 <= y < w else w - 1),
    "shrui": lambda x, y, w: (x % 2**w) >> y if 0 <= y < w else 0,
}


@pytest.mark.parametrize("type_", ["i8", "i32", "i64"])
@pytest.mark.parametrize("name", INTEGER)
def test_integers(module_of: Module, name: str, type_: str) -> None:
    got = check_both_ways(module_of, f"%r = arith.{name} %a, %b : {type_}", type_, type_, 2)
    bits = int(type_[1:])
    pairs = zip(*(v.tolist() for v in grid(edges(type_), 2)), strict=True)
    assert got.tolist() == [wrap(INTEGER[name](x, y, bits), bits) for x, y in pairs]


@pytest.mark.parametrize("name", INTEGER)
def test_index(module_of: Module, name: str) -> None:
    operation = f"""
      %x = arith.index_cast %a : i64 to index
      %y = arith.index_cast %b : i64 to index
      %z = arith.{name} %x, %y : index
      %r = arith.index_cast %z : index to i64"""
    got = check_both_ways(module_of, operation, "i64", "i64", 2)
    pairs = zip(*(v.tolist() for v in grid(edges("i64"), 2)), strict=True)
    assert got.tolist() == [wrap(INTEGER[name](x, y, 64), 64) for x, y in pairs]


@pytest.mark.parametrize("name", ["addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "minui"])
def test_i1(module_of: Module, name: str) -> None:
    got = check_both_ways(module_of, f"%r = arith.{name} %a, %b : i1", "i1", "i1", 2)
    pairs = zip(*(v.tolist() for v in grid(edges("i1"), 2)), strict=True)
    assert got.tolist() == [INTEGER[name](-x, -y, 1) % 2 == 1 for x, y in pairs]


RELATIONS: dict[str, Callable[[int, int], bool]] = {
    "eq": lambda x, y: x == y,
    "ne": lambda x, y: x != y,
    "lt": lambda x, y: x < y,
    "le": lambda x, y: x <= y,
    "gt": lambda x, y: x > y,
    "ge": lambda x, y: x >= y,
}


@pytest.mark.parametrize("type_", ["i1", "i8", "i64"])
@pytest.mark.parametrize("predicate", ["eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"])
def test_cmpi(module_of: Module, predicate: str, type_: str) -> None:
    got = check_both_ways(module_of, f"%r = arith.cmpi {predicate}, %a, %b : {type_}", type_, "i1", 2)
    bits, relation = int(type_[1:]), RELATIONS[predicate[-2:]]
    sign = -1 if type_ == "i1" else 1
    pairs = [(sign * x, sign * y) for x, y in zip(*(v.tolist() for v in grid(edges(type_), 2)), strict=True)]
    unsigned = [(x % 2**bits, y % 2**bits) for x, y in pairs]
    assert got.tolist() == [relation(x, y) for x, y in (unsigned if predicate[0] == "u" else pairs)]


@pytest.mark.parametrize("type_", ["f32", "bf16"])
@pytest.mark.parametrize("ordered", ["o", "u"])
@pytest.mark.parametrize("relation", RELATIONS)
def test_cmpf(module_of: Module, ordered: str, relation: str, type_: str) -> None:
    got = check_both_ways(module_of, f"%r = arith.cmpf {ordered}{relation}, %a, %b : {type_}", type_, "i1", 2)
    x, y = (v.astype(np.float64) for v in grid(edges(type_), 2))
    unordered = np.isnan(x) | np.isnan(y)
    holds = RELATIONS[relation]
    expected = [ordered == "u" if u else holds(p, q) for p, q, u in zip(x, y, unordered, strict=True)]
    assert got.tolist() == expected


FLOAT = {
    "addf": np.add,
    "subf": np.subtract,
    "mulf": np.multiply,
    "divf": np.divide,
    "remf": np.fmod,
    "maximumf": np.maximum,
    "minimumf": np.minimum,
    "maxnumf": np.fmax,
}


@pytest.mark.parametrize("type_", ["f32", "f64", "f16", "bf16"])
@pytest.mark.parametrize("name", FLOAT)
def test_floats_round_after_each_op(module_of: Module, name: str, type_: str) -> None:
    got = check_both_ways(module_of, f"%r = arith.{name} %a, %b : {type_}", type_, type_, 2)
    x, y = grid(edges(type_), 2)
    with np.errstate(all="ignore"):
        expected = FLOAT[name](x.astype(np.float64), y.astype(np.float64)).astype(x.dtype)
    np.testing.assert_array_equal(got.astype(np.float64), expected.astype(np.float64))


def test_signs_of_zeros_in_extrema(module_of: Module) -> None:
    x, y = grid(edges("f32"), 2)
    both_zero = (x == 0) & (y == 0)
    got = check_both_ways(module_of, "%r = arith.maximumf %a, %b : f32", "f32", "f32", 2)
    assert (np.signbit(got) == (np.signbit(x) & np.signbit(y)))[both_zero].all()
    got = check_both_ways(module_of, "%r = arith.minimumf %a, %b : f32", "f32", "f32", 2)
    assert (np.signbit(got) == (np.signbit(x) | np.signbit(y)))[both_zero].all()


CASTS = [
    ("extsi", "i8", "i32", lambda x: x.astype(np.int32)),
    ("extui", "i8", "i32", lambda x: x.view(np.uint8).astype(np.int32)),
    ("extsi", "i1", "i32", lambda x: -x.astype(np.int32)),
    ("extui", "i1", "i8", lambda x: x.astype(np.int8)),
    ("trunci", "i64", "i8", lambda x: x.astype(np.int8)),
    ("trunci", "i32", "i1", lambda x: x % 2 == 1),
    ("sitofp", "i64", "f32", lambda x: x.astype(np.float32)),
    ("uitofp", "i8", "f32", lambda x: x.view(np.uint8).astype(np.float32)),
    ("uitofp", "i1", "f32", lambda x: x.astype(np.float32)),
    ("sitofp", "i1", "f32", lambda x: -x.astype(np.float32)),
    ("extf", "bf16", "f32", lambda x: x.astype(np.float32)),
    ("truncf", "f64", "f32", lambda x: x.astype(np.float32)),
    ("truncf", "f32", "bf16", lambda x: x.astype(ml_dtypes.bfloat16)),
    ("fptosi", "f32", "i8", lambda x: np.nan_to_num(np.clip(np.trunc(x.astype(float)), -128, 127)).astype(np.int8)),
    ("fptoui", "f32", "i8", lambda x: np.nan_to_num(np.clip(x.astype(float), 0, 255)).astype(np.uint8).view(np.int8)),
    ("bitcast", "f32", "i32", lambda x: x.view(np.int32)),
]


@pytest.mark.parametrize(("name", "source", "target", "expected"), CASTS)
def test_casts(module_of: Module, name: str, source: str, target: str, expected: Callable[[Any], Any]) -> None:
    got = check_both_ways(module_of, f"%r = arith.{name} %a : {source} to {target}", source, target, 1)
    with np.errstate(all="ignore"):
        assert_same(got, expected(edges(source)))


def test_comparisons_of_indices_are_i1(module_of: Module) -> None:
    operation = """
      %x = arith.index_cast %a : i32 to index
      %y = arith.index_cast %b : i32 to index
      %less = arith.cmpi ult, %x, %y : index
      %same = arith.cmpi eq, %x, %y : index
      %either = arith.xori %less, %same : i1
      %wide = arith.extsi %either : i1 to i32
      %float = arith.uitofp %less : i1 to f32
      %f = arith.fptosi %float : f32 to i32
      %r = arith.subi %wide, %f : i32"""
    got = check_both_ways(module_of, operation, "i32", "i32", 2)
    x, y = (v.astype(np.int64).view(np.uint64) for v in grid(edges("i32"), 2))
    assert (got == -(x <= y).astype(np.int32) - (x < y)).all()


MATH = ["exp", "log", "tanh", "sqrt", "rsqrt", "sin", "erf", "floor", "roundeven", "round", "absf", "log1p", "expm1"]


@pytest.mark.parametrize("name", MATH)
def test_math_is_correctly_rounded(module_of: Module, name: str) -> None:
    got = check_both_ways(module_of, f"%r = math.{name} %a : f32", "f32", "f32", 1)
    wide = check_both_ways(
        module_of, f"%w = arith.extf %a : f32 to f64\n%q = math.{name} %w : f64\n%r = arith.truncf %q : f64 to f32",
        "f32", "f32", 1,
    )  # fmt: skip
    np.testing.assert_array_equal(got, wide)


@pytest.mark.parametrize("type_", ["f32", "f64"])
def test_fma_rounds_once(module_of: Module, type_: str) -> None:
    got = check_both_ways(module_of, f"%r = math.fma %a, %b, %c : {type_}", type_, type_, 3)
    with np.errstate(all="ignore"):
        exact = [v.astype(np.longdouble) for v in grid(edges(type_), 3)]
        plain = (exact[0] * exact[1] + exact[2]).astype(DTYPES[type_])
    np.testing.assert_allclose(got, plain, rtol=1e-6 if type_ == "f32" else 1e-15)


def test_reading_out_of_bounds_is_a_located_error(module_of: Module) -> None:
    module = module_of("""func.func @main(%x: tensor<4xf32>, %i: i32) -> f32 {
      %j = arith.index_cast %i : i32 to index
      %v = tensor.extract %x[%j] : tensor<4xf32>
      return %v : f32 }""")
    x = np.arange(4, dtype=np.float32)
    assert interpreter.run(module, [x, np.int32(3)])[0] == 3
    with pytest.raises(Error, match=r"test.mlir:3:\d+: error: tensor.extract: out of bounds"):
        interpreter.run(module, [x, np.int32(4)])
    with pytest.raises(Error, match="index -1 is negative"):
        interpreter.run(module, [x, np.int32(-1)])
