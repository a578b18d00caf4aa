"""The signature of the function that a module exports, from its `hloom.abi` attribute: at every stage the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Any, Literal, cast

from xdsl.dialects.builtin import ArrayAttr, ComplexType, DictionaryAttr, MemRefType, ShapedType, StringAttr, TensorType
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import Unsupported, error_at

from .dtypes import DType, dtype_of, shape_of

Role = Literal["argument", "result", "constants", "workspace"]
_ROLES = ("argument", "result", "constants", "workspace")


@dataclass(frozen=True)
class Parameter:
    """A parameter of the C function; `type` is the tensor's in the program (ui8, bf16, complex, …), row-major."""

    role: Role
    name: str
    type: Attribute

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(self.type.get_shape()) if isinstance(self.type, ShapedType) else ()

    @property
    def dtype(self) -> DType:
        return dtype_of(self.type)

    @property
    def element_type(self) -> Attribute:
        is_shaped = isinstance(self.type, (TensorType, MemRefType))
        return cast(TensorType[Any], self.type).element_type if is_shaped else self.type

    @property
    def is_complex(self) -> bool:
        return isinstance(self.element_type, ComplexType)

    @property
    def count(self) -> int:
        """How many elements of the C type the pointer points to: two for a complex number."""
        return prod(self.shape) * (2 if self.is_complex else 1)

    @property
    def bytes(self) -> int:
        return prod(self.shape) * self.dtype.itemsize


def parameters_of(entry: Operation) -> list[Parameter]:
    """The parameters that `hloom.abi` lists, in order; raises a located error where it is malformed."""
    abi = entry.attributes.get("hloom.abi")
    if not isinstance(abi, ArrayAttr):
        raise error_at(entry, "hloom.abi: expected an array with a dictionary for each parameter")
    return [_parameter(entry, item) for item in cast(ArrayAttr[Attribute], abi)]


def _parameter(entry: Operation, item: Attribute) -> Parameter:
    fields = dict(item.data) if isinstance(item, DictionaryAttr) else dict[str, Attribute]()
    role, name, type_ = (fields.get(key) for key in ("role", "name", "type"))
    if not (isinstance(role, StringAttr) and role.data in _ROLES and type_ is not None):
        raise error_at(entry, f"hloom.abi: expected a role ({', '.join(_ROLES)}), a name and a type, but got {item}")
    if isinstance(type_, ShapedType) and any(dim < 0 for dim in type_.get_shape()):
        raise error_at(entry, f"hloom.abi: expected a static shape, but got {type_}")
    given = name.data if isinstance(name, StringAttr) else role.data
    try:
        dtype_of(type_)
    except Unsupported as error:
        raise error_at(entry, f"hloom.abi: {given}: {error}") from None
    return Parameter(role.data, given, type_)


def check_types(entry: Operation, parameters: Sequence[Parameter], types: Sequence[Attribute]) -> None:
    """Raises a located error unless each parameter has as many bytes as its type in the function, a pointer aside.

    Between the program's type and the function's are another sign, a storage type, or pairs for complex numbers.
    """
    if len(parameters) != len(types):
        raise error_at(entry, f"hloom.abi lists {len(parameters)} values, but the function's type has {len(types)}")
    for parameter, type_ in zip(parameters, types, strict=True):
        if not isinstance(type_, ShapedType) or parameter.role in ("workspace", "constants"):
            continue
        if parameter.bytes != prod(shape_of(type_)) * dtype_of(type_).itemsize:
            raise error_at(entry, f"hloom.abi: {parameter.name} is {parameter.type}, but the function has {type_}")
