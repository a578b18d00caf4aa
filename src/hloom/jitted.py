"""`hloom.jit`: a JAX function that hloom compiles: traced by JAX once for each signature, called on NumPy arrays."""

from __future__ import annotations

import functools
import inspect
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from hloom.dialects.diagnostics import Error, LocatedError, Source


class _Program(NamedTuple):
    """A traced and compiled signature: `casts` are the leaves that JAX takes as another dtype than they come in."""

    run: Callable[..., list[Any]]
    casts: tuple[tuple[int, Any], ...]
    out_tree: Any


class Jitted:
    """What `hloom.jit` returns. It may be called from several threads at once."""

    def __init__(
        self, function: Callable[..., Any], static_argnums: Sequence[int], static_argnames: Sequence[str], target: str
    ) -> None:
        functools.update_wrapper(self, function)
        self.__name__ = getattr(function, "__name__", type(function).__name__)
        self._function, self._target = function, target
        self._nums, self._names = _static(function, static_argnums, static_argnames)
        self._programs: dict[Any, _Program] = {}
        self._lock = threading.Lock()

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        """What the JAX function returns, with NumPy arrays as its leaves. Raises `hloom.Error`."""
        static = self._static(arguments, keywords) if self._nums or self._names else ()
        leaves, tree = _flatten()(self._dynamic(arguments, keywords) if static else (arguments, keywords))
        key = tree, tuple(map(_kind, leaves)), static, _settings()
        try:
            program = self._programs.get(key)
        except TypeError as error:
            raise LocatedError(f"{self._label}: a static argument cannot be hashed: {error}") from None
        if program is None:
            program = self._added(key, arguments, keywords, leaves)
        for index, convert in program.casts:
            leaves[index] = convert(leaves[index])
        return program.out_tree.unflatten(program.run(*leaves))

    def save(self, directory: str | Path, *arguments: Any, **keywords: Any) -> list[Path]:
        """Writes the C for arguments of these shapes and dtypes into `directory`; the paths of what was written.

        `NAME.c`, `NAME.h`, and `NAME.bin` where there are large constants; `NAME_example.c` is a program that calls
        it, and says in its first lines how it is built.
        """
        from hloom.api import read
        from hloom.lowering.c import emit_c
        from hloom.lowering.c.build import write_files
        from hloom.lowering.stages import lower

        module = read(Source(self._label, self._lowered(arguments, keywords).as_text(debug_info=True)))
        lower(module.op, module.context)
        sources = emit_c(module.op, self.__name__)
        folder = Path(directory)
        try:
            written = write_files(sources, folder)
            example = folder / f"{sources.stem}_example.c"
            example.write_text(sources.example)
        except OSError as error:
            raise LocatedError(f"{error.filename or folder}: {error.strerror}") from None
        return [*written, example]

    __name__: str

    @property
    def _label(self) -> str:
        return f"<jit {self.__name__}>"

    # Static and other arguments.

    def _dynamic(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        kept = tuple(value for number, value in enumerate(arguments) if number not in self._nums)
        return kept, {name: value for name, value in keywords.items() if name not in self._names}

    def _static(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> tuple[Any, ...]:
        """The static arguments, whose types count as well: 1 and True are equal."""
        values: list[Any] = [(n, v) for n, v in enumerate(arguments) if n in self._nums]
        values += sorted((name, value) for name, value in keywords.items() if name in self._names)
        return tuple((place, type(value), value) for place, value in values)

    # A new signature.

    def _added(self, key: Any, arguments: tuple[Any, ...], keywords: dict[str, Any], leaves: list[Any]) -> _Program:
        with self._lock:
            program = self._programs.get(key)  # of another thread, by now
            if program is None:
                program = self._programs[key] = self._compile(arguments, keywords, leaves)
            return program

    def _compile(self, arguments: tuple[Any, ...], keywords: dict[str, Any], leaves: list[Any]) -> _Program:
        from hloom.api import executable_of

        lowered = self._lowered(arguments, keywords)
        executable: Any = executable_of(Source(self._label, lowered.as_text()), self._target)
        dtypes = [info.dtype for info in _jax().tree_util.tree_leaves(lowered.args_info)]
        casts = enumerate(map(_cast, leaves, dtypes))
        needed = tuple((number, cast) for number, cast in casts if cast is not None)
        return _Program(getattr(executable, "call", executable), needed, lowered.out_tree)

    def _lowered(self, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """JAX's lowering, with a parameter for each leaf, whether it is used or not."""
        jax = _jax()
        traced = jax.jit(self._function, static_argnums=self._nums, static_argnames=self._names, keep_unused=True)
        try:
            lowered = traced.lower(*arguments, **keywords)
        except Error:
            raise
        except Exception as error:
            raise LocatedError(f"{self._label}: JAX cannot trace it: {type(error).__name__}: {error}") from error
        for info in jax.tree_util.tree_leaves(lowered.out_info):
            if jax.dtypes.issubdtype(info.dtype, jax.dtypes.extended):
                raise LocatedError(f"{self._label}: unsupported: a result of dtype {info.dtype}")
        return lowered


def jit(
    function: Callable[..., Any],
    *,
    static_argnums: int | Sequence[int] = (),
    static_argnames: str | Sequence[str] = (),
    target: str = "c",
) -> Jitted:
    """`function` traced by JAX and compiled by hloom for `target`, once for each signature that it is called with.

    A signature is the tree of the arguments, the shapes and dtypes of its leaves, and the static arguments. Arguments
    are trees of arrays and numbers, as for `jax.jit`; so is the result, of NumPy arrays. JAX is imported with the
    first call.
    """
    nums = (static_argnums,) if isinstance(static_argnums, int) else tuple(static_argnums)
    names = (static_argnames,) if isinstance(static_argnames, str) else tuple(static_argnames)
    return Jitted(function, nums, names, target)


def _jax() -> Any:
    try:
        import jax
    except ImportError as error:
        raise LocatedError(f"hloom.jit traces with JAX, which cannot be imported: {error}") from None
    return jax


@functools.cache
def _flatten() -> Callable[[Any], tuple[list[Any], Any]]:
    return _jax().tree_util.tree_flatten


def _settings() -> tuple[Any, ...]:
    """The settings of JAX's that change what a function means."""
    config = _config()
    return config.jax_enable_x64, config.jax_default_matmul_precision, config.jax_numpy_dtype_promotion


@functools.cache
def _config() -> Any:
    return _jax().config


def _static(
    function: Callable[..., Any], nums: Sequence[int], names: Sequence[str]
) -> tuple[frozenset[int], frozenset[str]]:
    """The static arguments by number and by name: each that has both may be given either way."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (ValueError, TypeError):
        return frozenset(nums), frozenset(names)
    named = [p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD]
    counted = {n % len(parameters) if n < 0 and parameters else n for n in nums}
    by_name = {named[n] for n in counted if n < len(named)}
    by_number = {number for number, name in enumerate(named) if name in names}
    return frozenset(counted | by_number), frozenset(set(names) | by_name)


def _kind(leaf: Any) -> Any:
    """What of a leaf decides how it is compiled."""
    if type(leaf) is np.ndarray:
        return leaf.shape, leaf.dtype
    if isinstance(leaf, (bool, int, float, complex)):
        return type(leaf)
    shape, dtype = getattr(leaf, "shape", None), getattr(leaf, "dtype", None)
    if shape is None or dtype is None:
        raise LocatedError(f"hloom.jit takes trees of arrays and numbers, but got {type(leaf).__name__}")
    if not hasattr(leaf, "__array__") or type(leaf).__name__.endswith("Tracer"):
        raise LocatedError("a function of hloom.jit runs on arrays: JAX cannot trace it")
    return shape, dtype, getattr(leaf, "weak_type", False)


def _cast(leaf: Any, dtype: Any) -> Callable[[Any], Any] | None:
    """What makes the leaf what JAX takes it for; None where it is that already."""
    jax = _jax()
    if isinstance(leaf, (bool, int, float, complex)):
        return lambda number: np.asarray(number, dtype)
    if jax.dtypes.issubdtype(leaf.dtype, jax.dtypes.prng_key):
        return lambda key: np.asarray(jax.random.key_data(key))
    if type(leaf) is np.ndarray and leaf.dtype == dtype:
        return None
    return lambda array: np.asarray(array, dtype)
