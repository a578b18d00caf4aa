"""Silero's speech detector for 16 kHz (github.com/snakers4/silero-vad, MIT licence) as a JAX function."""

from __future__ import annotations

import jax
import jax.numpy as jnp

Weights = dict[str, jax.Array]


def convolution(x: jax.Array, kernel: jax.Array, stride: int, padding: int) -> jax.Array:
    """x (channels, time), kernel (channels out, channels in, size)."""
    return jax.lax.conv_general_dilated(x[None], kernel, (stride,), ((padding, padding),))[0]


def detector(weights: Weights, samples: jax.Array, state: jax.Array) -> dict[str, jax.Array]:
    """How probable speech is in 512 samples, which follow 64 of the chunk before: samples (576), state (2, 128)."""
    waves = convolution(jnp.pad(samples, (0, 64), "reflect")[None], weights["stft.forward_basis_buffer"], 128, 0)
    x = jnp.sqrt(jnp.square(waves[:129]) + jnp.square(waves[129:]))
    for layer, stride in enumerate((1, 2, 2, 1)):
        kernel, bias = (weights[f"encoder.{layer}.reparam_conv.{part}"] for part in ("weight", "bias"))
        x = jax.nn.relu(convolution(x, kernel, stride, 1) + bias[:, None])
    gates = weights["decoder.rnn.weight_ih"] @ x[:, 0] + weights["decoder.rnn.bias_ih"]
    gates += weights["decoder.rnn.weight_hh"] @ state[0] + weights["decoder.rnn.bias_hh"]
    i, f, g, o = jnp.split(gates, 4)
    c = jax.nn.sigmoid(f) * state[1] + jax.nn.sigmoid(i) * jnp.tanh(g)
    h = jax.nn.sigmoid(o) * jnp.tanh(c)
    logit = jnp.sum(weights["decoder.decoder.2.weight"][0, :, 0] * jax.nn.relu(h)) + weights["decoder.decoder.2.bias"]
    return {"probability": jax.nn.sigmoid(logit), "state_out": jnp.stack([h, c])}
