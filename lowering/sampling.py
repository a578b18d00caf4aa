"""Values for the operands of samples (`hloom.dialects.sampling`): edge values of every element type among them."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from xdsl.ir import Attribute

from hloom.dialects.sampling import Sample

from .dtypes import Array, DType, bit_width, dtype_of, float_format, is_float, is_integer, is_unsigned, shape_of


def operands(sample: Sample, rng: np.random.Generator, *, sums: bool = False, subnormals: bool = True) -> list[Array]:
    """Arrays for a sample's block arguments, in order.

    `sums` keeps numbers so small that they add up exactly in any order; real infinities and NaN are rare among them.
    """
    block = sample.op.parent
    assert block is not None
    found: list[Array] = []
    for i, argument in enumerate(block.args):
        dtype, shape = dtype_of(argument.type), shape_of(argument.type)
        if i in sample.given:
            found.append(_cast(np.asarray(sample.given[i]).reshape(shape), dtype))
        elif i in sample.ranges:
            low, high = sample.ranges[i]
            found.append(rng.integers(low, high + 1, shape).astype(dtype))
        else:
            found.append(values(argument.type, rng, sums=sums, subnormals=subnormals))
    return found


def values(type_: Attribute, rng: np.random.Generator, *, sums: bool = False, subnormals: bool = True) -> Array:
    """Values of a tensor type: half of them edge values, or small whole numbers for `sums`."""
    dtype, shape = dtype_of(type_), shape_of(type_)
    if dtype.kind == "c":
        part = np.dtype(f"f{dtype.itemsize // 2}")
        real, imaginary = (_reals(part, shape, rng, sums, subnormals, rare=0.0) for _ in range(2))
        result = np.empty(shape, dtype)
        result.real, result.imag = real, imaginary
        return result
    return _reals(dtype, shape, rng, sums, subnormals)


def _reals(
    dtype: DType, shape: tuple[int, ...], rng: np.random.Generator, sums: bool, subnormals: bool, rare: float = 0.2
) -> Array:
    if sums:
        whole = rng.integers(0 if is_unsigned(dtype) or dtype == np.bool_ else -2, 3, shape)
        special = is_float(dtype) and float_format(dtype).bits > 8 and rng.random() < rare
        return _with_special(whole, rng).astype(dtype) if special else _cast(whole, dtype)
    edges = edge_values(dtype)
    if not subnormals and is_float(dtype):
        edges = edges[~is_subnormal(edges)]
    chosen = edges[rng.integers(0, len(edges), shape)]
    result = np.array(_ordinary(dtype, shape, rng)).astype(dtype).reshape(shape)
    np.copyto(result, chosen, where=rng.random(shape) < _EDGES)
    return result


_EDGES = 0.5


def _with_special(whole: Any, rng: np.random.Generator) -> Any:
    shape: tuple[int, ...] = whole.shape
    special: Array = rng.choice([np.inf, -np.inf, np.nan, -0.0], shape)
    result: Array = whole.astype(np.float64)
    chosen = np.flatnonzero(rng.integers(0, 5, shape) == 0)
    result.flat[chosen] = special.flat[chosen]
    return result


def _ordinary(dtype: DType, shape: tuple[int, ...], rng: np.random.Generator) -> Any:
    if dtype == np.bool_:
        return rng.integers(0, 2, shape).astype(np.bool_)
    if is_integer(dtype):
        bits = bit_width(dtype)
        low = 0 if is_unsigned(dtype) else -(2 ** (bits - 1))
        return rng.integers(low, low + 2**bits - 1, shape, np.uint64 if low == 0 else np.int64, endpoint=True).astype(
            dtype
        )
    return _cast(rng.standard_normal(shape) * rng.choice([0.1, 1.0, 3.0, 30.0]), dtype)


def _cast(array: Any, dtype: DType) -> Array:
    with np.errstate(all="ignore"):
        return array.astype(np.int64).astype(dtype) if is_integer(dtype) and dtype.kind == "V" else array.astype(dtype)


@cache
def edge_values(dtype: DType) -> Array:
    """What goes wrong first: limits, zeros of both signs, halves, infinities, NaN, subnormals, the width."""
    if dtype == np.bool_:
        return np.array([False, True])
    if is_integer(dtype):
        bits = bit_width(dtype)
        low, high = (0, 2**bits - 1) if is_unsigned(dtype) else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
        near = [0, 1, 2, 3, -1, -2, -3, bits - 1, bits, bits + 1, low, low + 1, high, high - 1]
        kept = sorted({n for n in near if low <= n <= high})
        return np.array(kept, np.uint64 if low == 0 else np.int64).astype(dtype)
    return _float_edges(dtype)


def _float_edges(dtype: DType) -> Array:
    limits = float_format(dtype)
    plain = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, -3.0, 7.0, 1e-3, 40.0, -40.0]
    extreme = [limits.max, limits.min, limits.smallest_normal, limits.smallest_subnormal, limits.eps]
    with np.errstate(all="ignore"):
        found = np.array([*plain, *map(float, extreme), -float(limits.smallest_subnormal), np.inf, -np.inf, np.nan])
        return found.astype(dtype)


def is_subnormal(x: Any) -> Any:
    """Where floats are not zero, but smaller than the smallest normal number."""
    size = np.abs(x.astype(np.float64))
    return (size != 0) & (size < float(float_format(x.dtype).smallest_normal))
