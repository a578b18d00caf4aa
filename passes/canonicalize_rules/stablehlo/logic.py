"""Bits, comparisons and choices."""

from __future__ import annotations

from hloom.passes.rewrite import Attr, Rewrite, Value, exact, function, rule
from hloom.passes.rewrite.functions import splat_of
from hloom.passes.rewrite.guards import all_ones, integer, one, static, zero
from hloom.passes.rewrite.stablehlo import and_, compare, constant, not_, or_, select, xor


@rule(exact)
def not_not(x: Value) -> Rewrite:
    """not(not(x)) → x"""
    return not_(not_(x)).to(x)


@rule(exact)
def and_self(x: Value) -> Rewrite:
    """x & x → x"""
    return and_(x, x).to(x)


@rule(exact)
def and_all_ones(x: Value, m: Value) -> Rewrite:
    """x & -1 → x"""
    return and_(x, m).to(x, when=all_ones(m))


@rule(exact)
def and_zero(x: Value, z: Value) -> Rewrite:
    """x & 0 → 0"""
    return and_(x, z).to(z, when=zero(z))


@rule(exact)
def or_self(x: Value) -> Rewrite:
    """x | x → x"""
    return or_(x, x).to(x)


@rule(exact)
def or_zero(x: Value, z: Value) -> Rewrite:
    """x | 0 → x"""
    return or_(x, z).to(x, when=zero(z))


@rule(exact)
def or_all_ones(x: Value, m: Value) -> Rewrite:
    """x | -1 → -1"""
    return or_(x, m).to(m, when=all_ones(m))


@rule(exact)
def xor_self(x: Value) -> Rewrite:
    """x ^ x → 0"""
    return xor(x, x).to(constant(splat_of(x, 0)), when=static(x))


@rule(exact)
def xor_zero(x: Value, z: Value) -> Rewrite:
    """x ^ 0 → x"""
    return xor(x, z).to(x, when=zero(z))


@rule(exact)
def xor_all_ones(x: Value, m: Value) -> Rewrite:
    """x ^ -1 → not(x)"""
    return xor(x, m).to(not_(x), when=all_ones(m))


@function
def holds_for_equals(direction: str) -> int:
    return int(direction in {"EQ", "GE", "LE"})


@rule(exact)
def compare_self(x: Value, direction: Attr) -> Rewrite:
    """x < x → false, x <= x → true, …, of integers: NaN equals nothing"""
    old = compare(x, x, direction)
    return old.to(constant(splat_of(old, holds_for_equals(direction))), when=integer(x) & static(x))


@rule(exact)
def select_true(p: Value, a: Value, b: Value) -> Rewrite:
    """select(true, a, b) → a"""
    return select(p, a, b).to(a, when=one(p))


@rule(exact)
def select_false(p: Value, a: Value, b: Value) -> Rewrite:
    """select(false, a, b) → b"""
    return select(p, a, b).to(b, when=zero(p))


@rule(exact)
def select_same(p: Value, a: Value) -> Rewrite:
    """select(p, a, a) → a"""
    return select(p, a, a).to(a)


@rule(exact)
def select_not(p: Value, a: Value, b: Value) -> Rewrite:
    """select(not(p), a, b) → select(p, b, a)"""
    return select(not_(p), a, b).to(select(p, b, a))
