"""Networks as JAX writes them: a transformer's encoder layer, a training step, ResNet-18, an LSTM."""

from __future__ import annotations

from collections.abc import Iterator

import jax
import jax.numpy as jnp
from jax import lax

Layer = tuple[int, int, int, int]  # the kernel's size, channels in, channels out, stride


def layernorm(x: jax.Array, scale: jax.Array, offset: jax.Array) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-5) * scale + offset


def _heads(x: jax.Array, heads: int) -> jax.Array:
    batch, length, width = x.shape
    return x.reshape(batch, length, heads, width // heads).transpose(0, 2, 1, 3)


def attention(x: jax.Array, qkv: jax.Array, out: jax.Array, heads: int) -> jax.Array:
    q, k, v = (_heads(part, heads) for part in jnp.split(x @ qkv, 3, axis=-1))
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k) / jnp.sqrt(jnp.float32(x.shape[-1] // heads))
    mixed = jnp.einsum("bhqk,bhkd->bhqd", jax.nn.softmax(scores), v)
    return mixed.transpose(0, 2, 1, 3).reshape(x.shape) @ out


def encoder(
    x: jax.Array,
    scale1: jax.Array,
    offset1: jax.Array,
    qkv: jax.Array,
    out: jax.Array,
    scale2: jax.Array,
    offset2: jax.Array,
    up: jax.Array,
    up_bias: jax.Array,
    down: jax.Array,
    down_bias: jax.Array,
) -> jax.Array:
    """A pre-norm transformer encoder layer: layernorm, 8-head attention, layernorm, GELU feed-forward."""
    x = x + attention(layernorm(x, scale1, offset1), qkv, out, heads=8)
    h = jax.nn.gelu(layernorm(x, scale2, offset2) @ up + up_bias)
    return x + h @ down + down_bias


def perceptron(x: jax.Array, *layers: jax.Array) -> jax.Array:
    """Dense layers, weights and bias in turn, with relu in between."""
    *hidden, last = zip(layers[::2], layers[1::2], strict=True)
    for weights, bias in hidden:
        x = jax.nn.relu(x @ weights + bias)
    return x @ last[0] + last[1]


def mlp_step(x: jax.Array, y: jax.Array, *layers: jax.Array) -> tuple[jax.Array, ...]:
    """A step of stochastic gradient descent on the softmax cross-entropy with labels `y`: the loss, the new layers."""

    def loss(layers: tuple[jax.Array, ...]) -> jax.Array:
        likelihoods = jax.nn.log_softmax(perceptron(x, *layers))
        return -jnp.mean(jnp.take_along_axis(likelihoods, y[:, None], 1))

    value, gradients = jax.value_and_grad(loss)(layers)
    return value, *(layer - 0.1 * gradient for layer, gradient in zip(layers, gradients, strict=True))


def lstm(x: jax.Array, h: jax.Array, c: jax.Array, wx: jax.Array, wh: jax.Array, bias: jax.Array) -> object:
    """All outputs for the time steps of `x` (time, batch, features), and the last state."""

    def step(state: tuple[jax.Array, jax.Array], xt: jax.Array) -> object:
        h, c = state
        i, f, g, o = jnp.split(xt @ wx + h @ wh + bias, 4, axis=-1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    (h, c), outputs = lax.scan(step, (h, c), x)
    return outputs, h, c


# ResNet-18 (He et al., 2015): images are NHWC, kernels HWIO; a layer's weights are its kernel and the batch norm's
# scale, offset, mean and variance.


def resnet18_layers(width: int) -> list[Layer]:
    """The convolutions in the order of the weights; of two that read one input, the one on the long way is first."""
    layers, channels = [(7, 3, width, 2)], width
    for stage in range(4):
        wide = width << stage
        for block in range(2):
            stride = 2 if stage and not block else 1
            layers += [(3, channels, wide, stride), (3, wide, wide, 1)]
            if channels != wide:
                layers.append((1, channels, wide, stride))
            channels = wide
    return layers


def _conv_norm(x: jax.Array, layer: Layer, weights: Iterator[jax.Array]) -> jax.Array:
    size, _, _, stride = layer
    padding = ((size // 2, size // 2),) * 2
    kernel, scale, offset, mean, variance = (next(weights) for _ in range(5))
    y = lax.conv_general_dilated(x, kernel, (stride, stride), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return (y - mean) * (lax.rsqrt(variance + 1e-5) * scale) + offset


def _max_pool(x: jax.Array) -> jax.Array:
    """3 x 3, every second pixel."""
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 3, 3, 1), (1, 2, 2, 1), ((0, 0), (1, 1), (1, 1), (0, 0)))


def resnet18(images: jax.Array, *weights: jax.Array) -> jax.Array:
    given, layers = iter(weights), iter(resnet18_layers(weights[0].shape[-1]))
    x = _max_pool(jax.nn.relu(_conv_norm(images, next(layers), given)))
    for layer in layers:
        y = jax.nn.relu(_conv_norm(x, layer, given))
        y = _conv_norm(y, next(layers), given)
        if x.shape != y.shape:
            x = _conv_norm(x, next(layers), given)
        x = jax.nn.relu(x + y)
    return x.mean((1, 2)) @ next(given) + next(given)
