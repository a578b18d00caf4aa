"""What JAX makes of models, of their training steps, and of many functions of its own: read, verified and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import pytest
from jax import lax
from upstream import texts

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

Function = Callable[..., Any]


def _step(loss: Function) -> Function:
    """One step of gradient descent on the first argument."""

    def step(parameters: Any, *rest: Any) -> Any:
        gradients = jax.grad(loss)(parameters, *rest)
        return jax.tree.map(lambda p, g: p - 0.1 * g, parameters, gradients)

    return step


def _layers(parameters: Any, x: Any) -> Any:
    hidden, last = parameters
    return jax.nn.relu(x @ hidden[0] + hidden[1]) @ last[0] + last[1]


def _classification(parameters: Any, x: Any, labels: Any) -> Any:
    return -jnp.mean(jnp.sum(jax.nn.log_softmax(_layers(parameters, x)) * jax.nn.one_hot(labels, 10), -1))


def _pooled(parameters: Any, x: Any) -> Any:
    filters, last = parameters
    x = jax.nn.relu(lax.conv_general_dilated(x, filters, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")))
    x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    return x.reshape(x.shape[0], -1) @ last


def _normalised(x: Any) -> Any:
    return (x - x.mean(-1, keepdims=True)) / jnp.sqrt(x.var(-1, keepdims=True) + 1e-5)


def _encoder(parameters: Any, x: Any) -> Any:
    mixing, up, down = parameters
    heads = [(_normalised(x) @ w).reshape(2, 16, 4, 8).transpose(0, 2, 1, 3) for w in mixing]
    attention = jax.nn.softmax(heads[0] @ heads[1].swapaxes(-1, -2))
    x += (attention @ heads[2]).transpose(0, 2, 1, 3).reshape(x.shape)
    return x + jax.nn.gelu(_normalised(x) @ up, approximate=False) @ down


def _loops(x: Any, i: Any) -> Any:
    x = lax.fori_loop(0, 10, lambda step, carry: carry * 1.5 + step.astype(carry.dtype), x)
    x = lax.cond(i[0] > 0, lambda v: v + 1, lambda v: v * 2, x)
    x = lax.switch(i[1], [lambda v: v, lambda v: -v, jnp.exp], x)
    return lax.scan(lambda carry, row: (carry + row, carry), x[0], x), lax.associative_scan(jnp.maximum, x)


def _movement(x: Any, i: Any) -> Any:
    part = lax.dynamic_slice(x, (i[0], i[1]), (1, 2))
    updated = lax.dynamic_update_slice(x, part, (i[1], i[0]))
    rows = jax.vmap(lambda row, j: row[j])(x, i)
    joined = jnp.concatenate([x, updated])[::2, ::-1]
    padded = jnp.pad(x, ((1, 2), (0, 1)))
    return x[i], x.at[i].add(1.0), rows, joined, padded, jnp.sort(x, 0), jnp.argsort(x[:, 0]), lax.top_k(x, 2)


def _numbers(x: Any, i: Any, key: Any) -> Any:
    z = lax.complex(x, x)
    functions = [jnp.tan, jnp.cbrt, jnp.log1p, jnp.expm1, lax.logistic, lax.rsqrt, jnp.sign, jnp.round]
    special = [lax.erf, lax.lgamma, lax.digamma, lax.erf_inv, lax.bessel_i1e]
    return (
        [f(x) for f in [*functions, *special]],
        [jnp.real(z), jnp.abs(z), jnp.fft.rfft(x), jnp.linalg.cholesky(x.T @ x), jnp.linalg.qr(x)],
        [lax.reduce_precision(x, 5, 10), lax.bitcast_convert_type(x, jnp.int32), jnp.isfinite(x), lax.nextafter(x, x)],
        [lax.population_count(i), lax.clz(i), jnp.bincount(i, length=5), x.astype(jnp.bfloat16), x.astype(jnp.int8)],
        [jnp.cumsum(x, 0), jnp.argmax(x, 1), jnp.clip(x, -1, 1), lax.reduce(x, 0.0, lambda a, b: a * b + 1, (0,))],
        [lax.optimization_barrier((x, i)), jax.random.normal(key, (3, 4)), jnp.fmod(x, 2.0), jnp.arctan2(x, x)],
    )


_X, _I = jnp.zeros((4, 5)), jnp.zeros(4, jnp.int32)
_LAYERS = [(jnp.zeros((64, 128)), jnp.zeros(128)), (jnp.zeros((128, 10)), jnp.zeros(10))]
_ENCODER = ([jnp.zeros((32, 32))] * 3, jnp.zeros((32, 128)), jnp.zeros((128, 32)))
_PROGRAMS: dict[str, tuple[Function, tuple[Any, ...]]] = {
    "mlp": (_step(_classification), (_LAYERS, jnp.zeros((32, 64)), jnp.zeros(32, jnp.int32))),
    "cnn": (
        _step(lambda *arguments: jnp.mean(_pooled(*arguments) ** 2)),
        ((jnp.zeros((3, 3, 1, 8)), jnp.zeros((128, 10))), jnp.zeros((4, 8, 8, 1))),
    ),
    "encoder": (_step(lambda *arguments: jnp.mean(_encoder(*arguments) ** 2)), (_ENCODER, jnp.zeros((2, 16, 32)))),
    "loops": (_loops, (_X, _I)),
    "movement": (_movement, (_X, _I)),
    "numbers": (_numbers, (_X, _I, jax.random.key(0))),
}


def _printed(program: str) -> tuple[str, str]:
    module = parse(Source("test.mlir", program), Context())
    verify(module)
    return print_op(module, PrintOptions()).strip(), print_op(module, PrintOptions(generic=True)).strip()


@pytest.mark.parametrize("name", _PROGRAMS)
def test_text_is_upstreams(name: str):
    function, arguments = _PROGRAMS[name]
    custom, generic = (text.strip() for text in texts(jax.jit(function).lower(*arguments).as_text()))
    assert _printed(custom) == (custom, generic)
    assert _printed(generic) == (custom, generic)
