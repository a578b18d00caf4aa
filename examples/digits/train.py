"""Trains the two digit readers with JAX and exports them as StableHLO text, weights inside.

Needs the development environment (`pip install -e '.[dev]'`); `run.py` needs only hloom. Writes, beside this file:
`mlp.mlir`, `cnn.mlir`; `images.npy` (360 held-back images, 8x8, uint8 in 0..16) and `labels.npy`; and what XLA
computes for them, `mlp.logits.npy` and `cnn.logits.npy`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from exporting import stablehlo_text  # noqa: E402

Params = list[tuple[jax.Array, jax.Array]]


def dense(x: jax.Array, layer: tuple[jax.Array, jax.Array]) -> jax.Array:
    return x @ layer[0] + layer[1]


def mlp(params: Params, images: jax.Array) -> jax.Array:
    """A 64-128-64-10 perceptron; images (n, 64) in 0..1, result (n, 10) logits."""
    h = jax.nn.relu(dense(images, params[0]))
    h = jax.nn.relu(dense(h, params[1]))
    return dense(h, params[2])


def conv_pool(x: jax.Array, layer: tuple[jax.Array, jax.Array]) -> jax.Array:
    y = jax.lax.conv_general_dilated(x, layer[0], (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    y = jax.nn.relu(y + layer[1])
    return jax.lax.reduce_window(y, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def cnn(params: Params, images: jax.Array) -> jax.Array:
    """LeNet's shape on 8x8 images: two convolutions with pooling, three dense layers; (n, 64) to (n, 10)."""
    h = conv_pool(images.reshape(-1, 8, 8, 1), params[0])
    h = conv_pool(h, params[1]).reshape(images.shape[0], -1)
    h = jax.nn.relu(dense(h, params[2]))
    h = jax.nn.relu(dense(h, params[3]))
    return dense(h, params[4])


def initial(key: jax.Array, shapes: list[tuple[int, ...]]) -> Params:
    keys = jax.random.split(key, len(shapes))
    fan_in = [int(np.prod(s[:-1])) for s in shapes]
    return [
        (jax.random.normal(k, s) * jnp.sqrt(2.0 / n), jnp.zeros(s[-1]))
        for k, s, n in zip(keys, shapes, fan_in, strict=True)
    ]


def train(model: Callable[..., jax.Array], params: Params, x: jax.Array, y: jax.Array) -> Params:
    """Adam for 60 epochs in batches of 64."""

    def loss(p: Params, bx: jax.Array, by: jax.Array) -> jax.Array:
        return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(model(p, bx)), by[:, None], 1))

    @jax.jit
    def step(p: Params, m: Any, v: Any, t: jax.Array, bx: jax.Array, by: jax.Array) -> Any:
        g = jax.grad(loss)(p, bx, by)
        m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
        v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
        scale = 2e-3 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        return jax.tree.map(lambda a, b, c: a - scale * b / (jnp.sqrt(c) + 1e-8), p, m, v), m, v

    m = v = jax.tree.map(jnp.zeros_like, params)
    rng, t = np.random.default_rng(0), 0
    for _ in range(60):
        order = rng.permutation(len(x))
        for i in range(0, len(x) - 63, 64):
            t += 1
            batch = order[i : i + 64]
            params, m, v = step(params, m, v, jnp.float32(t), x[batch], y[batch])
    return params


def export(model: Callable[..., jax.Array], params: Params, images: jax.Array) -> str:
    def predict(images: jax.Array) -> dict[str, jax.Array]:
        return {"logits": model(params, images)}

    return stablehlo_text(predict, images)


def main() -> None:
    digits = load_digits()
    x_train, x_test, y_train, y_test = train_test_split(
        digits.data, digits.target, test_size=360, random_state=0, stratify=digits.target
    )
    np.save(HERE / "images.npy", x_test.astype(np.uint8))
    np.save(HERE / "labels.npy", y_test.astype(np.uint8))
    x, y, test = jnp.float32(x_train / 16), jnp.int32(y_train), jnp.float32(x_test / 16)
    shapes = {
        "mlp": [(64, 128), (128, 64), (64, 10)],
        "cnn": [(3, 3, 1, 8), (3, 3, 8, 16), (64, 48), (48, 32), (32, 10)],
    }
    for name, model in (("mlp", mlp), ("cnn", cnn)):
        params = train(model, initial(jax.random.key(1), shapes[name]), x, y)
        logits = np.asarray(jax.jit(model)(params, test))
        (HERE / f"{name}.mlir").write_text(export(model, params, test))
        np.save(HERE / f"{name}.logits.npy", logits)
        print(f"{name}: {np.mean(logits.argmax(1) == y_test):.4f} of 360 test images read right")


if __name__ == "__main__":
    main()
