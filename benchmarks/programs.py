"""Programs to measure on: training steps exported by JAX, and chains of any length."""

from __future__ import annotations

from typing import Any


def training_step(layers: int) -> tuple[str, str]:
    """A transformer's training step (attention, norms, GELU, gradients, Adam): as JAX prints it, and generic."""
    import jax
    import jax.numpy as jnp

    width, heads, tokens, batch = 64, 4, 16, 2
    parameters = {
        "query": (width, width),
        "key": (width, width),
        "value": (width, width),
        "out": (width, width),
        "up": (width, 4 * width),
        "down": (4 * width, width),
        "scale1": (width,),
        "scale2": (width,),
        "shift1": (width,),
        "shift2": (width,),
    }

    def norm(x: Any, scale: Any, shift: Any) -> Any:
        mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
        return (x - mean) * jax.lax.rsqrt(variance + 1e-5) * scale + shift

    def layer(p: Any, x: Any) -> Any:
        h = norm(x, p["scale1"], p["shift1"])
        query, key, value = (jnp.reshape(h @ p[n], (batch, tokens, heads, -1)) for n in ("query", "key", "value"))
        weights = jax.nn.softmax(jnp.einsum("bqhd,bkhd->bhqk", query, key) / 4.0)
        mixed = jnp.reshape(jnp.einsum("bhqk,bkhd->bqhd", weights, value), (batch, tokens, width))
        x = x + mixed @ p["out"]
        return x + jax.nn.gelu(norm(x, p["scale2"], p["shift2"]) @ p["up"]) @ p["down"]

    def loss(ps: Any, x: Any, y: Any) -> Any:
        for p in ps:
            x = layer(p, x)
        return jnp.mean((x - y) ** 2)

    def adam(p: Any, gradient: Any, m: Any, v: Any) -> Any:
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        return p - 1e-3 * m / (jnp.sqrt(v) + 1e-8), m, v

    def step(ps: Any, ms: Any, vs: Any, x: Any, y: Any) -> Any:
        value, gradients = jax.value_and_grad(loss)(ps, x, y)
        return value, jax.tree.map(adam, ps, gradients, ms, vs)

    shapes = [
        {name: jax.ShapeDtypeStruct(shape, jnp.float32) for name, shape in parameters.items()} for _ in range(layers)
    ]
    data = jax.ShapeDtypeStruct((batch, tokens, width), jnp.float32)
    lowered = jax.jit(step).lower(shapes, shapes, shapes, data, data)
    module: Any = lowered.compiler_ir("stablehlo")
    return lowered.as_text(), module.operation.get_asm(print_generic_op_form=True)


def chain(length: int) -> str:
    """A function of about `length` operations in generic form: elementwise, a transpose, a reduction, in turn."""
    lines = [
        '"builtin.module"() ({',
        f'"func.func"() <{{function_type = ({_SQUARE}) -> {_SQUARE}, sym_name = "main"}}> ({{',
    ]
    lines += [f"^bb0(%arg0: {_SQUARE}):"]
    last, count = "%arg0", 0
    while count < length - 3:
        lines += [line.format(i=count, x=last, square=_SQUARE) for line in _LINK]
        last, count = f"%n{count}", count + 8
    lines += [f'"func.return"({last}) : ({_SQUARE}) -> ()', "}) : () -> ()", "}) : () -> ()", ""]
    return "\n".join(lines)


_SQUARE = "tensor<16x16xf32>"
_LINK = (
    '%a{i} = "stablehlo.add"({x}, {x}) : ({square}, {square}) -> {square}',
    '%t{i} = "stablehlo.transpose"(%a{i}) <{{permutation = array<i64: 1, 0>}}> : ({square}) -> {square}',
    '%c{i} = "stablehlo.constant"() <{{value = dense<{i}.0> : tensor<f32>}}> : () -> tensor<f32>',
    '%r{i} = "stablehlo.reduce"(%t{i}, %c{i}) <{{dimensions = array<i64: 1>}}> ({{',
    "^bb0(%l: tensor<f32>, %m: tensor<f32>):",
    '  %s = "stablehlo.add"(%l, %m) : (tensor<f32>, tensor<f32>) -> tensor<f32>',
    '  "stablehlo.return"(%s) : (tensor<f32>) -> ()',
    "}}) : ({square}, tensor<f32>) -> tensor<16xf32>",
    '%b{i} = "stablehlo.broadcast_in_dim"(%r{i}) <{{broadcast_dimensions = array<i64: 0>}}> '
    ": (tensor<16xf32>) -> {square}",
    '%n{i} = "stablehlo.multiply"(%b{i}, %t{i}) : ({square}, {square}) -> {square}',
)
