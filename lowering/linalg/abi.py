"""`hloom.abi`: what the parameters of an entry function are to those who call it."""

from __future__ import annotations

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, NameLoc, StringAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Attribute, BlockArgument

from ..checks import returns_status

# What JAX calls the attributes that name an argument or a result.
_ARGUMENT_NAME, _RESULT_NAME = "jax.arg_info", "jax.result_info"


def abi_of(function: FuncOp) -> ArrayAttr[Attribute]:
    """An entry per parameter, arguments before results, with role, name and the type that the program gave it.

    A status is no parameter: the function returns it.
    """
    inputs, outputs = function.function_type.inputs.data, function.function_type.outputs.data
    entries: list[Attribute] = []
    for number, argument in enumerate(function.body.block.args):
        named = _located_name(argument) or _attribute(function.arg_attrs, number, _ARGUMENT_NAME)
        entries.append(_entry("argument", named or argument.name_hint or f"arg{number}", inputs[number]))
    if returns_status(function.res_attrs):
        outputs = outputs[:-1]
    for number, type_ in enumerate(outputs):
        plain = "result" if len(outputs) == 1 else f"result{number}"
        entries.append(_entry("result", _attribute(function.res_attrs, number, _RESULT_NAME) or plain, type_))
    return ArrayAttr(entries)


def _entry(role: str, name: str, type_: Attribute) -> DictionaryAttr:
    return DictionaryAttr({"name": StringAttr(name), "role": StringAttr(role), "type": type_})


def _located_name(argument: BlockArgument) -> str | None:
    """The name in an argument's location, `loc("x")`."""
    location: Attribute = argument.location
    return location.desc.data if isinstance(location, NameLoc) else None


def _attribute(attrs: ArrayAttr[DictionaryAttr] | None, number: int, key: str) -> str | None:
    """The string that a function's argument or result attributes hold under `key`."""
    found = attrs.data[number].data.get(key) if attrs is not None else None
    return found.data if isinstance(found, StringAttr) else None
