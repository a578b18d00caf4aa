"""Numerical programs: finance, physics, and what JAX has no function for."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
from jax import lax
from jax.extend.core import Primitive
from jax.interpreters import mlir
from jaxlib.mlir import ir
from jaxlib.mlir.dialects import stablehlo as hlo


def black_scholes(spot: jax.Array, strike: jax.Array, years: jax.Array, rate: jax.Array, volatility: jax.Array) -> Any:
    """The prices of European call and put options."""

    def normal(x: jax.Array) -> jax.Array:
        return 0.5 * (1.0 + lax.erf(x * 0.5**0.5))

    spread = volatility * jnp.sqrt(years)
    d1 = (jnp.log(spot / strike) + (rate + 0.5 * volatility * volatility) * years) / spread
    discounted = strike * jnp.exp(-rate * years)
    call = spot * normal(d1) - discounted * normal(d1 - spread)
    return call, call - spot + discounted


def heat2d(u: jax.Array) -> jax.Array:
    """A hundred steps of heat flowing in a plate, whose rim keeps its temperature."""

    def step(_: jax.Array, u: jax.Array) -> jax.Array:
        middle = u[1:-1, 1:-1]
        around = u[:-2, 1:-1] + u[2:, 1:-1] + u[1:-1, :-2] + u[1:-1, 2:]
        return u.at[1:-1, 1:-1].set(middle + 0.2 * (around - 4.0 * middle))

    return lax.fori_loop(0, 100, step, u)


def nbody(position: jax.Array, velocity: jax.Array, mass: jax.Array) -> Any:
    """A step of bodies that attract each other, softened at short distances."""
    away = position[None] - position[:, None]
    square = (away * away).sum(-1) + 1e-2
    pull = mass[None, :] * lax.rsqrt(square * square * square)
    velocity = velocity + 0.01 * (away * pull[..., None]).sum(1)
    return position + 0.01 * velocity, velocity


def complex_arithmetic(a: jax.Array, b: jax.Array) -> Any:
    z = lax.complex(a, b) * lax.complex(b, a) / lax.complex(a + 3, b)
    return jnp.abs(z), z.real, jnp.angle(jnp.exp(z))


def swap(x: jax.Array, y: jax.Array) -> Any:
    """A loop that swaps its carries."""
    return lax.while_loop(lambda c: c[0] < 5, lambda c: (c[0] + 1, c[2], c[1] * 2), (0, x, y))[1:]


def _lower_sort(_: Any, keys: ir.Value, values: ir.Value) -> ir.OpResultList:
    op = hlo.SortOp([keys.type, values.type], [keys, values], dimension=0, is_stable=True)
    kinds = [ir.RankedTensorType.get([], ir.RankedTensorType(each.type).element_type) for each in (keys, values)]
    block = op.regions[0].blocks.append(*(kind for kind in kinds for _ in range(2)))
    with ir.InsertionPoint(block):
        first, second = map(hlo.abs, block.arguments[:2])
        signed, greater = hlo.ComparisonTypeAttr.get("SIGNED"), hlo.ComparisonDirectionAttr.get("GT")
        hlo.return_([hlo.compare(first, second, greater, compare_type=signed)])
    return op.results


_sort_by_size = Primitive("sort_by_size")
_sort_by_size.multiple_results = True
_sort_by_size.def_abstract_eval(lambda keys, values: (keys, values))
mlir.register_lowering(_sort_by_size, _lower_sort)


def sort_by_size(keys: jax.Array, values: jax.Array) -> Any:
    """Both sorted by the keys' absolute values, the largest first; equal ones stay in order.

    JAX's own sorts leave no choice of comparator.
    """
    return _sort_by_size.bind(keys, values)
