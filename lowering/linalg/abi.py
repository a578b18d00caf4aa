"""`hloom.abi`: what the parameters of an entry function are to those who call it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, StringAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Attribute

# Argument attributes that name an argument, after its location; JAX writes these.
_ARGUMENT_NAMES = ("hloom.name", "jax.arg_info", "jax.buffer_name")
_RESULT_NAMES = ("hloom.name", "jax.result_info")


def abi_of(function: FuncOp) -> ArrayAttr[Attribute]:
    """An entry per parameter, arguments before results, with role, name and the type that the program gave it."""
    arguments = _named(function.arg_attrs, _ARGUMENT_NAMES, len(function.function_type.inputs.data))
    results = _named(function.res_attrs, _RESULT_NAMES, len(function.function_type.outputs.data))
    arguments = [name or f"arg{number}" for number, name in enumerate(arguments)]
    alone = len(results) == 1
    results = [name or ("result" if alone else f"result{number}") for number, name in enumerate(results)]
    types = zip([*arguments, *results], (*function.function_type.inputs, *function.function_type.outputs), strict=True)
    roles = ["argument"] * len(arguments) + ["result"] * len(results)
    return ArrayAttr([_entry(role, name, type_) for role, (name, type_) in zip(roles, types, strict=True)])


def _entry(role: str, name: str, type_: Attribute) -> DictionaryAttr:
    return DictionaryAttr({"name": StringAttr(name), "role": StringAttr(role), "type": type_})


def _named(attrs: ArrayAttr[DictionaryAttr] | None, keys: Sequence[str], count: int) -> list[str | None]:
    if attrs is None:
        return [None] * count
    return [_first_string(entry.data.get(key) for key in keys) for entry in attrs.data]


def _first_string(attrs: Iterable[Attribute | None]) -> str | None:
    return next((attr.data for attr in attrs if isinstance(attr, StringAttr) and attr.data), None)
