"""Arithmetic. What holds for real numbers and not for floats (x + 0, x * 0, x - x) is asked for integers alone."""

from __future__ import annotations

from hloom.passes.rewrite import Rewrite, Value, exact, rule
from hloom.passes.rewrite.functions import splat_of
from hloom.passes.rewrite.guards import (
    floating,
    greatest,
    integer,
    least,
    negative_zero,
    number,
    one,
    one_use,
    same_type,
    static,
    zero,
)
from hloom.passes.rewrite.stablehlo import (
    abs,
    add,
    constant,
    divide,
    maximum,
    minimum,
    multiply,
    negate,
    remainder,
    subtract,
)


@rule(exact)
def negate_negate(x: Value) -> Rewrite:
    """-(-x) → x"""
    return negate(negate(x)).to(x, when=number(x))


@rule(exact)
def negate_subtract(a: Value, b: Value) -> Rewrite:
    """-(a - b) → b - a, of integers: floats that are equal would give +0 for -0"""
    old = subtract(a, b)
    return negate(old).to(subtract(b, a), when=integer(a) & one_use(old))


@rule(exact)
def negate_into_subtract(a: Value, b: Value) -> Rewrite:
    """a + (-b) → a - b, where the negation has no other use"""
    minus = negate(b)
    return add(a, minus).to(subtract(a, b), when=number(a) & one_use(minus))


@rule(exact)
def subtract_negate(a: Value, b: Value) -> Rewrite:
    """a - (-b) → a + b, where the negation has no other use"""
    minus = negate(b)
    return subtract(a, minus).to(add(a, b), when=number(a) & one_use(minus))


@rule(exact)
def multiply_negates(a: Value, b: Value) -> Rewrite:
    """(-a) * (-b) → a * b"""
    return multiply(negate(a), negate(b)).to(multiply(a, b), when=number(a))


@rule(exact)
def divide_negates(a: Value, b: Value) -> Rewrite:
    """(-a) / (-b) → a / b, of floats: integers overflow otherwise"""
    return divide(negate(a), negate(b)).to(divide(a, b), when=floating(a))


@rule(exact)
def abs_abs(x: Value) -> Rewrite:
    """||x|| → |x|"""
    inner = abs(x)
    return abs(inner).to(inner, when=number(inner))


@rule(exact)
def abs_negate(x: Value) -> Rewrite:
    """|-x| → |x|"""
    return abs(negate(x)).to(abs(x), when=number(x))


@rule(exact)
def add_zero(x: Value, z: Value) -> Rewrite:
    """x + 0 → x, of integers: the float -0 + 0 is 0"""
    return add(x, z).to(x, when=integer(x) & zero(z))


@rule(exact)
def add_negative_zero(x: Value, z: Value) -> Rewrite:
    """x + (-0.0) → x, of floats"""
    return add(x, z).to(x, when=floating(x) & negative_zero(z))


@rule(exact)
def subtract_zero(x: Value, z: Value) -> Rewrite:
    """x - 0 → x, of floats too: -0 - 0 is -0"""
    return subtract(x, z).to(x, when=zero(z))


@rule(exact)
def subtract_self(x: Value) -> Rewrite:
    """x - x → 0, of integers: inf - inf is NaN"""
    return subtract(x, x).to(constant(splat_of(x, 0)), when=integer(x) & static(x))


@rule(exact)
def multiply_one(x: Value, u: Value) -> Rewrite:
    """x * 1 → x"""
    return multiply(x, u).to(x, when=one(u))


@rule(exact)
def multiply_zero(x: Value, z: Value) -> Rewrite:
    """x * 0 → 0, of integers: NaN * 0 is NaN, and -1 * 0 is -0"""
    return multiply(x, z).to(z, when=integer(x) & zero(z))


@rule(exact)
def divide_one(x: Value, u: Value) -> Rewrite:
    """x / 1 → x"""
    return divide(x, u).to(x, when=one(u))


@rule(exact)
def remainder_one(x: Value, u: Value) -> Rewrite:
    """x % 1 → 0, of integers"""
    return remainder(x, u).to(constant(splat_of(x, 0)), when=integer(x) & static(x) & one(u))


@rule(exact)
def maximum_self(x: Value) -> Rewrite:
    """maximum(x, x) → x"""
    return maximum(x, x).to(x)


@rule(exact)
def minimum_self(x: Value) -> Rewrite:
    """minimum(x, x) → x"""
    return minimum(x, x).to(x)


@rule(exact)
def maximum_least(x: Value, bound: Value) -> Rewrite:
    """maximum(x, -inf) → x, which holds for NaN as maximum propagates it; likewise the least integer"""
    return maximum(x, bound).to(x, when=least(bound))


@rule(exact)
def minimum_greatest(x: Value, bound: Value) -> Rewrite:
    """minimum(x, inf) → x, which holds for NaN as minimum propagates it; likewise the greatest integer"""
    return minimum(x, bound).to(x, when=greatest(bound))


@rule(exact)
def maximum_greatest(x: Value, bound: Value) -> Rewrite:
    """maximum(x, greatest) → greatest, of integers: NaN would stay NaN"""
    return maximum(x, bound).to(bound, when=integer(x) & greatest(bound) & same_type(x, bound))


@rule(exact)
def minimum_least(x: Value, bound: Value) -> Rewrite:
    """minimum(x, least) → least, of integers: NaN would stay NaN"""
    return minimum(x, bound).to(bound, when=integer(x) & least(bound) & same_type(x, bound))
