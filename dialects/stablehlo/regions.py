"""What verifiers ask of regions: reducers, comparators, and branches."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import i1
from xdsl.ir import Attribute, Block, Region
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .inference import (
    Shape,
    compatible_lists,
    compatible_shapes,
    compatible_sizes,
    least_specific,
    shape_of,
    tensor_type,
)
from .tensors import Kind, bit_width, element_type, is_tensor, kind_of


def returned_types(region: Region) -> Sequence[Attribute]:
    """The types that a region's one block returns."""
    last = region.block.last_op
    if last is None:
        raise VerifyException("expects a region that returns values, but its block is empty")
    return last.operand_types


def accumulator_elements(regions: Sequence[Region], initial: Sequence[Attribute], label: str = "") -> list[Attribute]:
    """The element types of a reduction's results: of what its region returns, else of its initial values."""
    if not regions:
        return [element_type(type) for type in initial]
    returned = returned_types(regions[0])
    if len(returned) != len(initial) or not all(is_tensor(type) for type in returned):
        found = f"but returns {_list(returned)}"
        raise VerifyException(f"the region is to return {_count(len(initial), 'tensor')}, {found}{label}")
    return [element_type(type) for type in returned]


def promotable(source: Attribute, target: Attribute) -> bool:
    """Whether elements of one type may be accumulated in another: of one kind, and no wider, unless they are floats."""
    if _accumulated_kind(source) != _accumulated_kind(target):
        return False
    if isinstance(source, UniformQuantizedType) and isinstance(target, UniformQuantizedType):
        return source.storage == target.storage and bit_width(source.expressed_type) <= bit_width(target.expressed_type)
    return kind_of(source) is Kind.FLOAT or bit_width(source) <= bit_width(target)


def _accumulated_kind(element: Attribute) -> Kind:
    """The kind of elements, integers of any sign, i1 among them, being one kind."""
    kind = kind_of(element)
    return Kind.INT if kind & (Kind.INT | Kind.PRED) else kind


def check_reducer(
    region: Region, inputs: Sequence[Attribute], initial: Sequence[Attribute], allowed: Shape, label: str
) -> None:
    """A reducer takes an element and an accumulator for each input, and returns the accumulators.

    Its arguments may have the rank of the result at most, and sizes among `allowed`, in order.
    """
    block, count = region.block, len(inputs)
    arguments, returned = block.arg_types, returned_types(region)
    if len(arguments) != 2 * count:
        raise VerifyException(
            f"the reducer is to take {_count(2 * count, 'argument')}, but takes {len(arguments)}{label}"
        )
    if len(returned) != count:
        raise VerifyException(f"the reducer is to return {_count(count, 'tensor')}, but returns {len(returned)}{label}")
    for type in (*returned, *arguments):
        if not is_tensor(type):
            raise VerifyException(f"the reducer is to take and return tensors, but one is of type {type}{label}")
    for index, result in enumerate(returned):
        _check_accumulator(index, arguments, result, initial[index], inputs[index], allowed, label)


def _check_accumulator(
    index: int,
    arguments: Sequence[Attribute],
    result: Attribute,
    initial: Attribute,
    value: Attribute,
    allowed: Shape,
    label: str,
) -> None:
    count = len(arguments) // 2
    for place in (index, count + index):
        if not _same_tensor(arguments[place], result):
            raise VerifyException(
                f"argument {place} of the reducer is {arguments[place]}, but its result {result}{label}"
            )
    if not compatible_shapes(shape_of(initial), shape_of(result)):
        raise VerifyException(f"the reducer returns {result}, but the initial value is {initial}{label}")
    if not promotable(element_type(initial), element_type(result)):
        raise VerifyException(f"the initial value {initial} cannot be promoted to the reducer's {result}{label}")
    if not promotable(element_type(value), element_type(arguments[count + index])):
        raise VerifyException(f"elements of {value} cannot be promoted to the reducer's {result}{label}")
    _check_argument_shape(shape_of(arguments[count + index]), allowed, label)


def _same_tensor(left: Attribute, right: Attribute) -> bool:
    return element_type(left) == element_type(right) and compatible_shapes(shape_of(left), shape_of(right))


def _check_argument_shape(shape: Shape, allowed: Shape, label: str) -> None:
    """The argument's sizes are found in order among those allowed."""
    remaining = iter(allowed)
    if not all(any(compatible_sizes(size, other) for other in remaining) for size in shape):
        raise VerifyException(
            f"the reducer takes tensors of shape {list(shape)}, but the result has {list(allowed)}{label}"
        )


def check_predicate(types: Sequence[Attribute], what: str, label: str) -> None:
    """One scalar of type i1."""
    if len(types) != 1:
        raise VerifyException(f"{what} is to return one value, but returns {len(types)}{label}")
    type = types[0]
    if not is_tensor(type) or shape_of(type) or element_type(type) != i1:
        raise VerifyException(f"{what} is to return tensor<i1>, but returns {type}{label}")


def check_arguments(block: Block, wanted: Sequence[Attribute], what: str, label: str) -> None:
    """A block takes exactly these types."""
    found = block.arg_types
    if len(found) != len(wanted):
        raise VerifyException(f"{what} is to take {_count(len(wanted), 'argument')}, but takes {len(found)}{label}")
    for index, (want, type) in enumerate(zip(wanted, found, strict=True)):
        if want != type:
            raise VerifyException(f"argument {index} of {what} is to be of type {want}, but is {type}{label}")


def branch_types(regions: Sequence[Region], arguments_label: str, results_label: str) -> list[Attribute]:
    """What branches without arguments return: their common types, `?` where sizes differ."""
    returned = [returned_types(region) for region in regions]
    for index, (region, types) in enumerate(zip(regions, returned, strict=True)):
        if region.block.args:
            raise VerifyException(
                f"branch {index} is to take no arguments, but takes {len(region.block.args)}{arguments_label}"
            )
        if not compatible_lists(returned[0], types):
            raise VerifyException(
                f"branch 0 returns {_list(returned[0])}, but branch {index} {_list(types)}{results_label}"
            )
    return [least_specific(types) for types in zip(*returned, strict=True)]


def scalar_of(type: Attribute) -> Attribute:
    """The 0-dimensional tensor of a tensor's elements."""
    return tensor_type((), element_type(type))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _list(types: Sequence[Attribute]) -> str:
    return f"({', '.join(map(str, types))})"
