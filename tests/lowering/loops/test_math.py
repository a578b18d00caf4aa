"""How accurate the functions of `lowering/kernels` are, as C of both profiles, special values included.

References are NumPy's in a wider type: f64 for f32, the x87's 80 bits for f64 (`math`'s own f64 where NumPy has none).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
from c_programs import Profile, run_c

Reference = Callable[..., Any]
_erf, _erfc = np.vectorize(math.erf, otypes=[np.float64]), np.vectorize(math.erfc, otypes=[np.float64])

# The op, what it computes, and the largest error allowed for f32 and for f64, in units in the last place.
UNARY: dict[str, tuple[Reference, float, float]] = {
    "exp": (np.exp, 1.01, 1.01),
    "expm1": (np.expm1, 0.51, 2),
    "log": (np.log, 0.9, 0.9),
    "log1p": (np.log1p, 0.51, 0.9),
    "tanh": (np.tanh, 1.6, 2.6),
    "sinh": (np.sinh, 0.51, 3),
    "cosh": (np.cosh, 0.51, 3),
    "asinh": (np.arcsinh, 0.51, 2),
    "acosh": (np.arccosh, 0.51, 2.6),
    "atanh": (np.arctanh, 0.51, 2),
    "atan": (np.arctan, 0.51, 2),
    "asin": (np.arcsin, 0.51, 0.9),
    "acos": (np.arccos, 0.51, 1.2),
    "cbrt": (np.cbrt, 0.51, 0.7),
    "erf": (_erf, 1.3, 4),
    "erfc": (_erfc, 1.9, 9),
    "sin": (np.sin, 0.6, 2.6),
    "cos": (np.cos, 0.6, 2.6),
    "tan": (np.tan, 0.6, 4),
    "rsqrt": (lambda x: 1 / np.sqrt(x), 1.5, 1.5),
}
BINARY: dict[str, tuple[Reference, float, float]] = {"powf": (np.power, 0.51, 1.1), "atan2": (np.arctan2, 0.51, 2)}
DTYPES = {"f32": np.dtype(np.float32), "f64": np.dtype(np.float64)}
SPECIAL = [0.0, -0.0, np.inf, -np.inf, np.nan, 1, -1, 0.5, -0.5, 2, 3, -3, 5e-324, -5e-324, 1e-45, -1e-45, 1e-38, 1e308]
SPECIAL += [
    710,
    709.8,
    -745.2,
    88.8,
    88.7,
    -103.9,
    -104.1,
    3.4e38,
    -3.4e38,
    1e22,
    0.999999,
    1.0000001,
    1e-5,
    16777216,
    1e15,
]


def program(ops: Mapping[str, Any], element: str, size: int, operands: int) -> str:
    """An entry that applies each op to the same arguments."""
    tensor, identity = f"tensor<{size}x{element}>", "affine_map<(i) -> (i)>"
    names = [f"%x{k}" for k in range(operands)]
    arguments, types = ", ".join(f"{n}: {tensor}" for n in names), ", ".join([tensor] * operands)
    calls = "\n".join(
        f"  %e_{op} = tensor.empty() : {tensor}\n"
        f"  %{op} = call @{op}({', '.join(names)}, %e_{op}) : ({types}, {tensor}) -> {tensor}"
        for op in ops
    )
    kernels = "\n".join(
        f"""func.func private @{op}({arguments}, %out: {tensor}) -> {tensor} attributes {{hloom.kernel}} {{
  %r = linalg.generic {{indexing_maps = [{", ".join([identity] * (operands + 1))}], iterator_types = ["parallel"]}}
      ins({", ".join(names)} : {types}) outs(%out : {tensor}) {{
  ^bb0({", ".join(f"%a{k}: {element}" for k in range(operands))}, %o: {element}):
    %v = math.{op} {", ".join(f"%a{k}" for k in range(operands))} : {element}
    linalg.yield %v : {element}
  }} -> {tensor}
  return %r : {tensor}
}}"""
        for op in ops
    )
    results, values = ", ".join([tensor] * len(ops)), ", ".join(f"%{op}" for op in ops)
    return (
        f"func.func public @main({arguments}) -> ({results}) {{\n{calls}\n  return {values} : {results}\n}}\n{kernels}"
    )


def sample(dtype: np.dtype[Any], seed: int) -> np.ndarray:
    """Special values, all exponents alike, and numbers of everyday size."""
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 2 ** (8 * dtype.itemsize), 4096, dtype=np.dtype(f"u{dtype.itemsize}")).view(dtype)
    wide = [rng.uniform(-limit, limit, 2048) for limit in (0.1, 1, 3, 30, 700, 1e7)]
    with np.errstate(over="ignore"):
        return np.concatenate([np.array(SPECIAL).astype(dtype), bits, *(each.astype(dtype) for each in wide)])


def errors(got: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Distances in units in the last place of the nearest result; infinite where one is finite and the other is not."""
    with np.errstate(over="ignore"):
        nearest = wanted.astype(got.dtype)
    unit = np.spacing(np.maximum(np.abs(nearest), np.finfo(got.dtype).tiny)).astype(np.longdouble)
    distance = np.abs(got.astype(np.longdouble) - wanted) / unit
    same = (got == nearest) | (np.isnan(got) & np.isnan(nearest))
    alike = np.isfinite(got) == np.isfinite(nearest)
    return np.where(same, 0, np.where(alike & np.isfinite(got), distance, np.inf))


def check(
    ops: Mapping[str, tuple[Reference, float, float]], element: str, arguments: list[np.ndarray], profile: Profile
) -> None:
    results = run_c(program(ops, element, len(arguments[0]), len(arguments)), *arguments, profile=profile)
    wide = np.float64 if element == "f32" else np.longdouble
    for result, (op, (reference, *bounds)) in zip(results, ops.items(), strict=True):
        with np.errstate(all="ignore"):
            wanted = np.asarray(reference(*(argument.astype(wide) for argument in arguments)), np.longdouble)
            found = errors(result, wanted)
        worst = int(np.argmax(found))
        case = (
            f"math.{op} of {[float(argument[worst]) for argument in arguments]}: {result[worst]}, not {wanted[worst]}"
        )
        assert found[worst] <= bounds[element == "f64"], f"{found[worst]} ulp: {case}"


@pytest.mark.parametrize("profile", ["native", "portable"])
@pytest.mark.parametrize("element", DTYPES)
def test_functions_of_one_number(element: str, profile: Profile) -> None:
    check(UNARY, element, [sample(DTYPES[element], 0)], profile)


@pytest.mark.parametrize("profile", ["native", "portable"])
@pytest.mark.parametrize("element", DTYPES)
def test_functions_of_two_numbers(element: str, profile: Profile) -> None:
    dtype = DTYPES[element]
    with np.errstate(over="ignore"):
        specials = np.array(SPECIAL[:20]).astype(dtype)
    x, y = (each.ravel() for each in np.meshgrid(specials, specials))
    rng = np.random.default_rng(1)
    few, many = rng.uniform(0, 3, 4096).astype(dtype), np.exp(rng.uniform(-40, 40, 4096)).astype(dtype)
    x = np.concatenate([x, few, many, sample(dtype, 2)])
    powers = rng.uniform([[-9], [-2]], [[9], [2]], (2, 4096)).astype(dtype)
    y = np.concatenate([y, *powers, sample(dtype, 3)])
    check(BINARY, element, [x, y], profile)


def test_zeros_keep_their_sign() -> None:
    odd = ["expm1", "log1p", "tanh", "sinh", "asinh", "atanh", "atan", "asin", "cbrt", "erf", "sin", "tan"]
    for element, dtype in DTYPES.items():
        zeros = np.array([0.0, -0.0], dtype)
        for result in run_c(program(dict.fromkeys(odd), element, 2, 1), zeros):
            np.testing.assert_array_equal(np.signbit(result), [False, True])


def test_large_arguments() -> None:
    """The double nearest to a multiple of pi/2 (Ng, "Argument Reduction for Huge Arguments"), and powers of two."""
    x = np.array([6381956970095103 * 2.0**797, 2.0**23, 2.0**100, 2.0**1023, 1e22])
    sines, cosines = run_c(program(dict.fromkeys(("sin", "cos")), "f64", len(x), 1), x)
    assert abs(cosines[0] / -4.68716592425462761112e-19 - 1) < 3e-15
    np.testing.assert_allclose(sines, np.sin(x), rtol=1e-15)
    np.testing.assert_allclose(cosines[1:], np.cos(x[1:]), rtol=1e-15)


@pytest.mark.parametrize("op", ["maximumf", "minimumf"])
def test_extrema(op: str) -> None:
    values = np.array([0.0, -0.0, 1, -1, np.inf, -np.inf, np.nan], np.float32)
    x, y = (each.ravel().copy() for each in np.meshgrid(values, values))
    text = program({op: None}, "f32", len(x), 2).replace(f"math.{op}", f"arith.{op}")
    (result,) = run_c(text, x, y)
    np.testing.assert_array_equal(result, (np.maximum if op == "maximumf" else np.minimum)(x, y))
    zeros = (x == 0) & (y == 0)
    both = np.signbit(x) & np.signbit(y) if op == "maximumf" else np.signbit(x) | np.signbit(y)
    np.testing.assert_array_equal(np.signbit(result[zeros]), both[zeros])


@pytest.mark.parametrize("width", [8, 16, 32, 64])
def test_bits(width: int) -> None:
    dtype = np.dtype(f"i{width // 8}")
    x = np.concatenate([[0, -1, 1, np.iinfo(dtype).min], np.random.default_rng(width).integers(-99, 99, 60)]).astype(
        dtype
    )
    leading, ones, trailing = run_c(program(dict.fromkeys(("ctlz", "ctpop", "cttz")), f"i{width}", 64, 1), x)
    digits = [np.binary_repr(value, width) for value in x]
    np.testing.assert_array_equal(leading, [len(d) - len(d.lstrip("0")) for d in digits])
    np.testing.assert_array_equal(ones, [d.count("1") for d in digits])
    np.testing.assert_array_equal(trailing, [len(d) - len(d.rstrip("0")) for d in digits])
