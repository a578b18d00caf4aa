"""Ops that only move elements: one after the other becomes one, and those that move nothing go."""

from __future__ import annotations

from hloom.passes.rewrite import Attr, Rewrite, Value, exact, rule
from hloom.passes.rewrite.functions import compose, inverse_at, products, sliced_limits, sliced_starts
from hloom.passes.rewrite.guards import identity, nonempty, of_size_one, same_type, scalar, static, zeros
from hloom.passes.rewrite.stablehlo import (
    broadcast_in_dim,
    concatenate,
    pad,
    reshape,
    reverse,
    slice,
    transpose,
)


@rule(exact)
def transpose_transpose(x: Value, p: Attr, q: Attr) -> Rewrite:
    """transpose(transpose(x, p), q) → transpose(x, p∘q)"""
    return transpose(transpose(x, p), q).to(transpose(x, compose(p, q)))


@rule(exact)
def transpose_identity(x: Value, p: Attr) -> Rewrite:
    """transpose(x, [0, 1, …]) → x"""
    return transpose(x, p).to(x, when=identity(p))


@rule(exact)
def transpose_broadcast(x: Value, d: Attr, p: Attr) -> Rewrite:
    """transpose(broadcast_in_dim(x, d), p) → broadcast_in_dim(x, where p puts d)"""
    return transpose(broadcast_in_dim(x, d), p).to(broadcast_in_dim(x, inverse_at(p, d)))


@rule(exact)
def reshape_reshape(x: Value) -> Rewrite:
    """reshape(reshape(x)) → reshape(x)"""
    return reshape(reshape(x)).to(reshape(x))


@rule(exact)
def reshape_identity(x: Value) -> Rewrite:
    """reshape(x) → x, where the shape stays"""
    old = reshape(x)
    return old.to(x, when=same_type(old, x))


@rule(exact)
def reshape_broadcast_scalar(x: Value, d: Attr) -> Rewrite:
    """reshape(broadcast_in_dim(x, [])) → broadcast_in_dim(x, [])"""
    return reshape(broadcast_in_dim(x, d)).to(broadcast_in_dim(x, d), when=scalar(x))


@rule(exact)
def broadcast_broadcast(x: Value, d: Attr, e: Attr) -> Rewrite:
    """broadcast_in_dim(broadcast_in_dim(x, d), e) → broadcast_in_dim(x, e∘d)"""
    return broadcast_in_dim(broadcast_in_dim(x, d), e).to(broadcast_in_dim(x, compose(e, d)))


@rule(exact)
def broadcast_identity(x: Value, d: Attr) -> Rewrite:
    """broadcast_in_dim(x, [0, 1, …]) → x, where the shape stays"""
    old = broadcast_in_dim(x, d)
    return old.to(x, when=same_type(old, x) & static(x) & identity(d))


@rule(exact)
def slice_identity(x: Value, start: Attr, limit: Attr, stride: Attr) -> Rewrite:
    """slice(x) → x, where the shape stays"""
    old = slice(x, start, limit, stride)
    return old.to(x, when=same_type(old, x) & static(x))


@rule(exact)
def slice_slice(x: Value, s: Attr, l: Attr, t: Attr, u: Attr, m: Attr, w: Attr) -> Rewrite:  # noqa: E741
    """slice(slice(x, s:l:t), u:m:w) → slice(x, s+t·u : s+t·(m-1)+1 : t·w), where it has elements"""
    old = slice(slice(x, s, l, t), u, m, w)
    new = slice(x, sliced_starts(s, t, u), sliced_limits(s, t, m), products(t, w))
    return old.to(new, when=nonempty(old))


@rule(exact)
def slice_broadcast_scalar(x: Value, d: Attr, s: Attr, m: Attr, t: Attr) -> Rewrite:
    """slice(broadcast_in_dim(x, [])) → broadcast_in_dim(x, [])"""
    return slice(broadcast_in_dim(x, d), s, m, t).to(broadcast_in_dim(x, d), when=scalar(x))


@rule(exact)
def pad_nothing(x: Value, v: Value, low: Attr, high: Attr, interior: Attr) -> Rewrite:
    """pad(x, v, 0, 0, 0) → x"""
    return pad(x, v, low, high, interior).to(x, when=zeros(low) & zeros(high) & zeros(interior))


@rule(exact)
def reverse_reverse(x: Value, d: Attr) -> Rewrite:
    """reverse(reverse(x, d), d) → x"""
    return reverse(reverse(x, d), d).to(x)


@rule(exact)
def reverse_nothing(x: Value, d: Attr) -> Rewrite:
    """reverse(x, d) → x, where those dimensions have at most one element"""
    return reverse(x, d).to(x, when=of_size_one(x, d))


@rule(exact)
def concatenate_one(x: Value, d: Attr) -> Rewrite:
    """concatenate(x) → x"""
    return concatenate([x], d).to(x)
