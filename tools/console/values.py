"""Arguments and results of programs on the command line: `.npy` files, MLIR literals, and random numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Attribute, Operation

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse_attribute
from hloom.dialects.text.printer import print_attribute
from hloom.lowering.dtypes import (
    Array,
    DType,
    bit_width,
    dtype_of,
    is_float,
    shape_of,
    tensor_type_of,
    to_array,
    to_attribute,
)
from hloom.lowering.interpreter.entry import argument_types

from .files import file_error, make_folder, write_text

_RANDOM = "random:"


def read_arguments(inputs: Sequence[str], function: Operation, context: Context) -> list[Array]:
    """The arrays that `--input`s ask for, in order; a single `random:SEED` makes all of them.

    Raises a `LocatedError` for what cannot be read; whether shapes and dtypes fit is for the program to say.
    """
    types = argument_types(function)
    if len(inputs) == 1 and inputs[0].startswith(_RANDOM):
        generator = np.random.default_rng(_seed(inputs[0]))
        return [_random(generator, type_) for type_ in types]
    if len(inputs) != len(types):
        raise LocatedError(
            f"the program takes {len(types)} arguments, but {len(inputs)} are given", help=_signature(types)
        )
    return [_read(text, type_, context) for text, type_ in zip(inputs, types, strict=True)]


def _signature(types: Sequence[Attribute]) -> str | None:
    return f"give an --input for each of {', '.join(map(print_attribute, types))}" if types else None


def _read(text: str, type_: Attribute, context: Context) -> Array:
    if text.startswith(_RANDOM):
        return _random(np.random.default_rng(_seed(text)), type_)
    if text.endswith(".npy"):
        return _load(text, dtype_of(type_))
    attribute = parse_attribute(text, context, "<--input>")
    if not isinstance(attribute, DenseIntOrFPElementsAttr):
        help = "an input is a .npy file, a literal such as 'dense<1.0> : tensor<4xf32>', or random:SEED"
        raise LocatedError("not a dense constant", Source("<--input>", text), 0, help=help)
    return to_array(cast(DenseIntOrFPElementsAttr[Any], attribute))


def _load(file: str, dtype: DType) -> Array:
    try:
        array: object = np.load(file, allow_pickle=False)
    except OSError as error:
        raise file_error(file, error) from None
    except ValueError as error:
        raise LocatedError(f"not a NumPy array: {error}", Source(file, "")) from None
    if not isinstance(array, np.ndarray):
        raise LocatedError("not a NumPy array", Source(file, ""))
    loaded = cast(Array, array)
    # NumPy stores ml_dtypes' types as nameless bytes.
    nameless = loaded.dtype.kind == "V" and loaded.dtype.itemsize == dtype.itemsize
    return loaded.view(dtype) if nameless else loaded


def _seed(text: str) -> int:
    seed = text.removeprefix(_RANDOM)
    if not seed.isdecimal():
        raise LocatedError(f"'{text}' is to be random:SEED, with a number for SEED")
    return int(seed)


def _random(generator: np.random.Generator, type_: Attribute) -> Array:
    """Normally distributed floats, small integers, booleans; unknown dimensions have one element."""
    shape, dtype = tuple(max(size, 1) for size in shape_of(type_)), dtype_of(type_)
    if dtype.kind == "c":
        return (generator.standard_normal(shape) + 1j * generator.standard_normal(shape)).astype(dtype)
    if is_float(dtype):
        return generator.standard_normal(shape).astype(dtype)
    width = bit_width(dtype)
    return generator.integers(0, 2 if width == 1 else 2 ** min(width - 1, 3), shape).astype(dtype)


def write_results(results: Sequence[Array], outputs: Sequence[str]) -> None:
    """Saves each result to its `.npy` file; without files, prints each as one MLIR literal per line."""
    if not outputs:
        for text in _literals(results):
            print(text)
        return
    if len(outputs) != len(results):
        raise LocatedError(f"the program has {len(results)} results, but {len(outputs)} outputs are given")
    for file, array in zip(outputs, results, strict=True):
        _save(Path(file), array)


def write_probes(probes: Sequence[tuple[str, Array]], folder: str) -> None:
    """Saves what `interpreter.probe` ops saw to `probe1.npy`, …; `index.csv` has a name, type and path for each."""
    directory = make_folder(folder)
    index = StringIO()
    rows = csv.writer(index, lineterminator="\n")
    for number, (name, value) in enumerate(probes, start=1):
        path = directory / f"probe{number}.npy"
        _save(path, value)
        rows.writerow((name, print_attribute(tensor_type_of(value)), path))
    write_text(str(directory / "index.csv"), index.getvalue())


def _save(path: Path, array: Array) -> None:
    try:
        with path.open("wb") as stream:
            np.save(stream, array)
    except OSError as error:
        raise file_error(str(path), error) from None


def _literals(results: Sequence[Array]) -> Iterator[str]:
    for array in results:
        yield print_attribute(to_attribute(array, tensor_type_of(array)))
