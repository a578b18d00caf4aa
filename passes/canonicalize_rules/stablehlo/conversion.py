"""Conversions, and the parts of complex numbers."""

from __future__ import annotations

from hloom.passes.rewrite import Rewrite, Value, exact, rule
from hloom.passes.rewrite.guards import lossless, same_type
from hloom.passes.rewrite.stablehlo import bitcast_convert, complex, convert, imag, real


@rule(exact)
def convert_identity(x: Value) -> Rewrite:
    """convert(x) → x, where the type stays"""
    old = convert(x)
    return old.to(x, when=same_type(old, x))


@rule(exact)
def convert_convert(x: Value) -> Rewrite:
    """convert(convert(x)) → convert(x), where the type between holds every number of x's"""
    inner = convert(x)
    return convert(inner).to(convert(x), when=lossless(x, inner))


@rule(exact)
def bitcast_identity(x: Value) -> Rewrite:
    """bitcast_convert(x) → x, where the type stays"""
    old = bitcast_convert(x)
    return old.to(x, when=same_type(old, x))


@rule(exact)
def real_complex(a: Value, b: Value) -> Rewrite:
    """real(complex(a, b)) → a"""
    return real(complex(a, b)).to(a)


@rule(exact)
def imag_complex(a: Value, b: Value) -> Rewrite:
    """imag(complex(a, b)) → b"""
    return imag(complex(a, b)).to(b)


@rule(exact)
def complex_parts(x: Value) -> Rewrite:
    """complex(real(x), imag(x)) → x"""
    return complex(real(x), imag(x)).to(x)
