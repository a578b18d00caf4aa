"""The real programs that the whole stack is tested on: JAX functions, and arguments drawn by `jax.random`.

`python -m programs.programs`, in the folder `tests`, writes each as StableHLO text beside this file; the texts are
committed. What is
too long for stages where the interpreter runs scalar code has a reduced version, which is a program of its own.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax

from . import networks, numerics
from .draws import Array, Draw, bits, integers, normal, uniform

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


@dataclass(frozen=True)
class Program:
    """A pure function of arrays as StableHLO text, and how each of its arguments is drawn with a key.

    `path` is the committed text; `function` what JAX exports it from, unless a script of its own does. `reduced` names
    the program that stands for this one where it would take too long, `wide` lets JAX compute in 64 bits, and `batch`
    is a change of the text: the number of images there, and another one.
    """

    path: Path
    draws: Sequence[Draw]
    function: Callable[..., Any] | None = None
    reduced: str | None = None
    wide: bool = False
    batch: tuple[int, int] | None = None

    def text(self) -> str:
        text = self.path.read_text()
        return text if self.batch is None else text.replace(*(f"tensor<{count}x" for count in self.batch))

    def arguments(self, seed: int) -> list[Array]:
        keys = jax.random.split(jax.random.key(seed), len(self.draws))
        return [draw(key) for draw, key in zip(self.draws, keys, strict=True)]

    def exported(self) -> str:
        """What JAX exports, with the shapes and dtypes of the arguments."""
        assert self.function is not None
        shapes = [jax.ShapeDtypeStruct(each.shape, each.dtype) for each in self.arguments(0)]
        with jax.enable_x64(self.wide):
            return jax.jit(self.function).lower(*shapes).as_text()


def encoder(batch: int, length: int, width: int) -> list[Draw]:
    d, f = width, 4 * width
    narrow, wide = d**-0.5, f**-0.5
    first = [normal(batch, length, d), normal(d), normal(d, scale=0.1)]
    mixing = [normal(d, 3 * d, scale=narrow), normal(d, d, scale=narrow), normal(d), normal(d, scale=0.1)]
    forward = [normal(d, f, scale=narrow), normal(f, scale=0.1), normal(f, d, scale=wide), normal(d, scale=0.1)]
    return [*first, *mixing, *forward]


def dense(*sizes: int) -> list[Draw]:
    pairs = itertools.pairwise(sizes)
    return [draw for i, o in pairs for draw in (normal(i, o, scale=i**-0.5), normal(o, scale=0.1))]


def mlp_step(batch: int, *sizes: int) -> list[Draw]:
    return [normal(batch, sizes[0]), integers(0, sizes[-1], batch), *dense(*sizes)]


def lstm(time: int, batch: int, features: int, units: int) -> list[Draw]:
    state = [normal(time, batch, features), normal(batch, units), normal(batch, units)]
    gates = 4 * units
    weights = [normal(features, gates, scale=features**-0.5), normal(units, gates, scale=units**-0.5)]
    return [*state, *weights, normal(gates, scale=0.1)]


def resnet18(size: int, width: int, classes: int) -> list[Draw]:
    draws = [normal(1, size, size, 3)]
    for kernel, i, o, _ in networks.resnet18_layers(width):
        spread = math.sqrt(2 / (kernel * kernel * i))
        draws += [normal(kernel, kernel, i, o, scale=spread), uniform(0.5, 1.5, o), normal(o, scale=0.1)]
        draws += [normal(o, scale=0.1), uniform(0.5, 1.5, o)]
    return [*draws, *dense(8 * width, classes)]


def black_scholes(count: int) -> list[Draw]:
    ranges = [(20, 120), (20, 120), (0.1, 2), (0.01, 0.05), (0.1, 0.6)]
    return [uniform(low, high, count) for low, high in ranges]


PROGRAMS: dict[str, Program] = {}


def add(name: str, function: Callable[..., Any], draws: Sequence[Draw], **more: Any) -> None:
    PROGRAMS[name] = Program(HERE / f"{name}.mlir", draws, function, **more)


# Networks
add("gelu", jax.nn.gelu, [normal(64, 128, scale=2)])
add("gelu_exact", lambda x: jax.nn.gelu(x, approximate=False), [normal(64, 128, scale=2)])
add("layernorm", networks.layernorm, [normal(64, 128), normal(128), normal(128)])
add("softmax", jax.nn.softmax, [normal(64, 128, scale=3)])
add("encoder", networks.encoder, encoder(2, 64, 128), reduced="encoder_small")
add("encoder_small", networks.encoder, encoder(1, 4, 16))
add("mlp_step", networks.mlp_step, mlp_step(128, 64, 128, 10), reduced="mlp_step_small")
add("mlp_step_small", networks.mlp_step, mlp_step(8, 12, 16, 10))
add("resnet18", networks.resnet18, resnet18(224, 64, 1000), reduced="resnet18_small")
add("resnet18_small", networks.resnet18, resnet18(32, 4, 10))
add("lstm", networks.lstm, lstm(16, 4, 32, 64), reduced="lstm_small")
add("lstm_small", networks.lstm, lstm(4, 2, 6, 8))

# Simulation and finance
add("heat2d", numerics.heat2d, [normal(64, 64)], reduced="heat2d_small")
add("heat2d_small", numerics.heat2d, [normal(12, 12)])
add("nbody", numerics.nbody, [normal(64, 3), normal(64, 3), uniform(0.1, 1, 64)])
add("black_scholes", numerics.black_scholes, black_scholes(1000))

# Indexing, sorting, scanning
add("embedding", lambda table, rows: table[rows], [normal(100, 16), integers(0, 100, 4, 7)])
add("scatter_add", lambda x, rows, y: x.at[rows].add(y), [normal(10, 8), integers(0, 10, 32), normal(32, 8)])
add("sort_key", jnp.sort, [normal(1000)])
add("argsort_rows", lambda x: jnp.argsort(x, axis=1), [normal(16, 64)])
add("sort_by_size", numerics.sort_by_size, [integers(-9, 10, 500), normal(500)])
add("cumsum", jnp.cumsum, [normal(1000)])
add("cumprod", lambda x: jnp.cumprod(x, axis=1), [uniform(0.5, 1.5, 8, 30)])
add("cummax", lambda x: lax.cummax(x, axis=1), [normal(8, 100)])
add("top_k", lambda x: lax.top_k(x, 5), [normal(8, 100)])

# Control flow
add("cond", lambda p, x: lax.cond(p.sum() > 0, lambda x: x * 2, lambda x: x - 1, x), [normal(3), normal(8, 8)])
add("switch", lambda i, x: lax.switch(i, [jnp.sin, jnp.cos, lambda x: x * 3], x), [integers(0, 3), normal(8, 8)])
add("swap", numerics.swap, [normal(8), normal(8)])

# Numbers of every kind
add("fft", lambda x: (jnp.fft.fft(x).real, jnp.fft.fft(x).imag), [normal(4, 256)])
add("threefry", lambda key: jax.random.bits(jax.random.wrap_key_data(key), (1000,)), [bits(2)])
add("matmul_bf16", jnp.matmul, [normal(32, 48, dtype=jnp.bfloat16), normal(48, 16, dtype=jnp.bfloat16)])
add(
    "matmul_i8",
    lambda x, y: lax.dot(x, y, preferred_element_type=jnp.int32),
    [integers(-128, 128, 32, 48, dtype=jnp.int8), integers(-128, 128, 48, 16, dtype=jnp.int8)],
)
add("matmul_f64", jnp.matmul, [normal(32, 48, dtype=jnp.float64), normal(48, 16, dtype=jnp.float64)], wide=True)
add("complex", numerics.complex_arithmetic, [normal(100), normal(100)])

# Trained models, which a script of their own exports
for net in ("mlp", "cnn"):
    path, small = EXAMPLES / "digits" / f"{net}.mlir", f"digits_{net}_small"
    PROGRAMS[f"digits_{net}"] = Program(path, [uniform(0, 1, 360, 64)], reduced=small)
    PROGRAMS[small] = Program(path, [uniform(0, 1, 2, 64)], batch=(360, 2))
PROGRAMS["silero_vad"] = Program(EXAMPLES / "silero" / "vad.mlir", [normal(576, scale=0.1), normal(2, 128)])

# What does not come down to C yet, and the stage where it stops. A test fails when a program comes further than that.
GAPS: dict[str, str] = {}


def main() -> None:
    for program in PROGRAMS.values():
        if program.function is not None:
            program.path.write_text(program.exported())


if __name__ == "__main__":
    main()
