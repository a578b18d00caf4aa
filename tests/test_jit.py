"""`hloom.jit`: JAX functions compiled by hloom give what `jax.jit` gives."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import threading
import warnings
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest

import hloom

RNG = np.random.default_rng(0)
X, Y = (RNG.standard_normal((3, 4)).astype(np.float32) for _ in range(2))


def same(function: Any, *arguments: Any, target: str = "c", tolerance: float = 1e-6, **keywords: Any) -> None:
    """The same tree with the same leaves as `jax.jit` gives."""
    expected, tree = jax.tree.flatten(jax.jit(function)(*arguments, **keywords))
    got, got_tree = jax.tree.flatten(hloom.jit(function, target=target)(*arguments, **keywords))
    assert got_tree == tree
    for g, e in zip(got, map(np.asarray, expected), strict=True):
        assert type(g) is np.ndarray
        assert (g.shape, g.dtype) == (e.shape, e.dtype)
        np.testing.assert_allclose(g.astype(np.float64), e.astype(np.float64), rtol=tolerance, atol=tolerance)


def test_trees_in_and_out() -> None:
    def step(state: Any, batch: Any, *, scale: Any) -> Any:
        (w, b), steps = state["params"], state["steps"]
        y = jnp.tanh(batch[0] @ w.T + b) * scale
        return {"params": (w - 0.1, b), "steps": steps + 1}, [y, None, (y > 0).sum()]

    state = {"params": (X, Y[:, 0]), "steps": np.int32(3)}
    same(step, state, [Y], scale=2.0)


@pytest.mark.parametrize(
    "leaf",
    [
        3,
        2.5,
        True,
        np.float32(1.5),
        np.float64(1.5),
        np.int64(7),
        np.arange(3),
        np.arange(3.0),
        np.arange(3, dtype=np.uint8),
        np.arange(3).astype(ml_dtypes.bfloat16),
        jnp.arange(4.0),
        np.asfortranarray(X),
        X[::2, ::3],
    ],
    ids=lambda leaf: f"{type(leaf).__name__}-{getattr(leaf, 'dtype', '')}-{getattr(leaf, 'shape', '')}",
)
def test_leaves_of_all_kinds(leaf: Any) -> None:
    same(lambda x: (x + x, x), leaf)
    same(lambda x, y: x * y[0], leaf, (X[0, 0],))


@pytest.mark.parametrize("key", [jax.random.key(3), jax.random.PRNGKey(3)])
def test_keys(key: Any) -> None:
    same(lambda key, x: jax.random.uniform(key, (4,)) + x, key, np.float32(1), target="interpreter")


def test_arguments_that_are_not_used_and_results_that_are_not_computed() -> None:
    same(lambda x, y, z: (z, 1.0, y, y), X, Y, 3)


def test_constants_of_the_closure() -> None:
    same(lambda y: X @ y.T + jnp.float32(2), Y)


def test_static_arguments() -> None:
    for keywords in ({"static_argnames": ("axis", "mode")}, {"static_argnums": 1, "static_argnames": "mode"}):
        traced: list[Any] = []

        def function(x: Any, axis: int, *, mode: str = "sum", traced: list[Any] = traced) -> Any:
            traced.append((axis, mode))
            return getattr(jnp, mode)(x, axis)

        jitted = hloom.jit(function, **keywords)
        for _ in range(2):
            np.testing.assert_allclose(jitted(X, 0), X.sum(0), rtol=1e-6)
            np.testing.assert_allclose(jitted(X, axis=1, mode="max"), X.max(1), rtol=1e-6)
        assert traced == [(0, "sum"), (1, "max")]


def test_static_arguments_of_equal_value_and_other_type() -> None:
    jitted = hloom.jit(lambda x, flag: x + 1 if flag is True else x, static_argnums=1)
    assert jitted(np.float32(1), 1) == 1
    assert jitted(np.float32(1), True) == 2


def test_a_signature_is_traced_once() -> None:
    traced: list[Any] = []

    @hloom.jit
    def double(x: Any) -> Any:
        """Twice."""
        traced.append((x.shape, x.dtype.name))
        return x + x

    for x in (X, Y, X[0], X[0], X.astype(np.int32), 2, 3, 2.0, X):
        np.testing.assert_array_equal(double(x), np.asarray(x) * 2)
    kinds = [((3, 4), "float32"), ((4,), "float32"), ((3, 4), "int32"), ((), "int32"), ((), "float32")]
    assert traced == kinds
    assert (double.__name__, double.__doc__) == ("double", "Twice.")


def test_wide_types_are_a_signature_of_their_own() -> None:
    jitted = hloom.jit(lambda x: x + 1)
    assert jitted(np.float64(1)).dtype == np.float32
    with jax.enable_x64(True):
        assert jitted(np.float64(1)).dtype == np.float64


def test_partial_functions_and_methods() -> None:
    class Model:
        scale = 3.0

        def __call__(self, x: Any) -> Any:
            return x * self.scale

    np.testing.assert_array_equal(hloom.jit(functools.partial(jnp.add, 1.0))(X), X + 1)
    np.testing.assert_allclose(hloom.jit(Model())(X), X * 3)


def test_threads_trace_once_and_agree() -> None:
    traced: list[Any] = []

    @hloom.jit
    def function(x: Any) -> Any:
        traced.append(x)
        return jnp.cumsum(jnp.sin(x) @ jnp.cos(x).T)

    expected = np.asarray(jax.jit(lambda x: jnp.cumsum(jnp.sin(x) @ jnp.cos(x).T))(X))
    wrong: list[Any] = []

    def work() -> None:
        for _ in range(50):
            if not np.allclose(function(X), expected, atol=1e-5):
                wrong.append(1)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(traced), wrong) == (1, [])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: hloom.jit(lambda x: x)("text"), "takes trees of arrays and numbers, but got str"),
        (lambda: hloom.jit(lambda x: x + jnp.ones(7))(X), "JAX cannot trace it: ValueError: Incompatible shapes"),
        (lambda: hloom.jit(lambda x: float(x))(X[0, 0]), "JAX cannot trace it: ConcretizationTypeError"),
        (lambda: hloom.jit(lambda x, y: x, static_argnums=1)(X, [1]), "a static argument cannot be hashed"),
        (lambda: jax.jit(hloom.jit(lambda x: x))(X), "runs on arrays: JAX cannot trace it"),
        (lambda: hloom.jit(lambda x: jax.random.key(x))(3), "unsupported: a result of dtype key<fry>"),
        (lambda: hloom.jit(lambda x: jax.pure_callback(np.sin, x, x))(X), "unsupported: .*custom_call"),
        (lambda: hloom.jit(lambda x: x, target="tpu")(X), "unknown target 'tpu'"),
        (lambda: hloom.jit(lambda x: x).save("/dev/null/x", X), "/dev/null/x: Not a directory"),
    ],
)
def test_errors(call: Any, message: str) -> None:
    with pytest.raises(hloom.Error, match=message):
        call()


def test_without_a_compiler_the_interpreter_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    jitted = hloom.jit(lambda x: x + 1)
    with pytest.warns(RuntimeWarning, match="no C compiler"):
        first = jitted(X)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it has been said
        np.testing.assert_array_equal(jitted(X), first)
    np.testing.assert_array_equal(first, X + 1)


def test_jax_is_imported_with_the_first_call() -> None:
    code = "import hloom, sys; hloom.jit(lambda x: x); print('jax' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_without_jax_it_says_so() -> None:
    code = "import sys; sys.modules['jax'] = None; import hloom; hloom.jit(lambda x: x)(1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "hloom: error: hloom.jit traces with JAX, which cannot be imported" in done.stderr


TABLE = RNG.standard_normal((200, 128)).astype(np.float32)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed")
@pytest.mark.parametrize("large", [False, True])
def test_the_bundle_is_built_and_run(tmp_path: Path, large: bool) -> None:
    """The example, as strict C99, with what its first lines say; large constants come in a file of their own."""
    table = TABLE if large else TABLE[:, :3]

    def model(x: Any, params: Any) -> Any:
        y = jnp.tanh(x["in"] @ table) + params["b"] + 1
        return {"y": y, "n": (y > 0).sum(), "flags": y[0] > 0, "bits": y.astype(jnp.bfloat16)}

    arguments = {"in": np.zeros((2, 200), np.float32)}, {"b": np.zeros(table.shape[1], np.float32)}
    written = hloom.jit(model).save(tmp_path / "out", *arguments)
    names = ["model.c", "model.h", *(["model.bin"] if large else []), "model_example.c"]
    assert [path.name for path in written] == names
    header = (tmp_path / "out" / "model.h").read_text()
    assert "x_in" in header
    assert "params_b" in header
    assert "result_flags" in header
    said = (tmp_path / "out" / "model_example.c").read_text().splitlines()[1].removeprefix(" *   cc ").split()
    warnings = ["-Wall", "-Wextra", "-pedantic", "-Werror"]
    subprocess.run(["gcc", *warnings, *said], cwd=tmp_path / "out", check=True)
    done = subprocess.run(["./model_example"], cwd=tmp_path / "out", capture_output=True, text=True, check=True)
    lines = dict(line.split(": ") for line in done.stdout.splitlines())
    assert lines["result_y"] == "1 1 1 1 ..."
    assert lines["result_n"] == str(2 * table.shape[1])
    assert lines["result_flags"].startswith("1 1 1")
    assert lines["result_bits"] == "16256 16256 16256 16256 ..."
