"""What ops' type inference and verification share: shapes with `?` and bounds, compatible types, lists of dimensions.

Two types are compatible where they could be the same at run time: sizes are equal or unknown, a size is within the
other's bound, and elements are equal, or quantised and not, with one expressed type (Base.cpp, spec, Type inference).
Every check raises `VerifyException`, and names the spec's constraint where one is given as `label` (`(C2)`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, cast

from xdsl.dialects.builtin import (
    DenseIntElementsAttr,
    DenseIntOrFPElementsAttr,
    NoneAttr,
    TensorType,
    UnrankedTensorType,
)
from xdsl.ir import Attribute, Operation, SSAValue
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .attributes import DYNAMIC, TypeExtensionsAttr
from .tensors import AnyTensor, as_tensor, bounds_of, element_type, is_tensor

Shape = tuple[int, ...]


@lru_cache(maxsize=4096)
def tensor_type(shape: Shape, element: Attribute, bounds: Shape = ()) -> AnyTensor:
    """The tensor type; `bounds` is empty, or has an entry for each dimension, `DYNAMIC` where it has none."""
    bounded = any(bound != DYNAMIC for bound in bounds)
    return TensorType(element, shape, TypeExtensionsAttr(bounds) if bounded else NoneAttr())


def shape_of(type: Attribute) -> Shape:
    """The sizes of a tensor's dimensions, `DYNAMIC` for `?`."""
    return as_tensor(type).get_shape()


def has_bounds(tensor: AnyTensor) -> bool:
    """Whether any dimension has a bound."""
    return isinstance(tensor.encoding, TypeExtensionsAttr)


def shape_text(shape: Iterable[int]) -> str:
    """`[4, ?, 2]`."""
    return f"[{', '.join('?' if size == DYNAMIC else str(size) for size in shape)}]"


def expressed(element: Attribute) -> Attribute:
    """The type of the numbers that an element stands for: its own, unless it is quantised."""
    return element.expressed_type if isinstance(element, UniformQuantizedType) else element


def compatible_sizes(left: int, right: int) -> bool:
    """Equal, or one of them unknown."""
    return left == right or DYNAMIC in (left, right)


def compatible_shapes(left: Shape, right: Shape) -> bool:
    """Of one rank, each size compatible with the other's."""
    return left == right or (len(left) == len(right) and all(map(compatible_sizes, left, right)))


def compatible_elements(left: Attribute, right: Attribute) -> bool:
    """Equal; quantised elements need only one storage type and range, and one expressed type."""
    if left == right:
        return True
    if isinstance(left, UniformQuantizedType) and isinstance(right, UniformQuantizedType):
        return left.storage == right.storage and left.expressed_type == right.expressed_type
    return expressed(left) == expressed(right)


def compatible(left: Attribute, right: Attribute) -> bool:
    """Whether two types could be the same at run time."""
    if left is right or left == right:
        return True
    if not _are_tensors(left, right) or not compatible_elements(element_type(left), element_type(right)):
        return False
    if not is_tensor(left) or not is_tensor(right):
        return True
    shapes = compatible_shapes(left.get_shape(), right.get_shape())
    return shapes and _within_bounds(left, right) and _within_bounds(right, left)


def _are_tensors(*types: Attribute) -> bool:
    return all(isinstance(type, TensorType | UnrankedTensorType) for type in types)


def compatible_lists(left: Sequence[Attribute], right: Sequence[Attribute]) -> bool:
    """As many types on both sides, pair by pair compatible."""
    return len(left) == len(right) and all(map(compatible, left, right))


def _within_bounds(tensor: AnyTensor, bounded: AnyTensor) -> bool:
    if not has_bounds(bounded):
        return True
    pairs = zip(tensor.get_shape(), bounds_of(bounded), strict=True)
    return all(DYNAMIC in (size, bound) or size <= bound for size, bound in pairs)


SizeAndBound = tuple[int, int]
Join = Callable[[SizeAndBound, SizeAndBound], SizeAndBound]


def _more_specific(left: SizeAndBound, right: SizeAndBound) -> SizeAndBound:
    """What is known if both sides describe one tensor."""
    size = right[0] if left[0] == DYNAMIC else left[0]
    bounds = [bound for bound in (left[1], right[1]) if bound != DYNAMIC]
    return size, (min(bounds) if bounds and size == DYNAMIC else DYNAMIC)


def _less_specific(left: SizeAndBound, right: SizeAndBound) -> SizeAndBound:
    """What is known if either side may be the tensor."""
    size = left[0] if left[0] == right[0] else DYNAMIC
    limits = [bound if known == DYNAMIC else known for known, bound in (left, right)]
    return size, (max(limits) if size == DYNAMIC and DYNAMIC not in limits else DYNAMIC)


def most_specific(types: Sequence[Attribute]) -> Attribute:
    """The type of a value that all of `types` describe: known sizes win over `?`, smaller bounds over larger."""
    ranked = [type for type in types if not isinstance(type, UnrankedTensorType)]
    return _join(ranked or types, _more_specific)


def least_specific(types: Sequence[Attribute]) -> Attribute:
    """The type of a value that any one of `types` may describe: `?` wins where sizes differ."""
    return _join(types, _less_specific)


def _join(types: Sequence[Attribute], join: Join) -> Attribute:
    first = types[0]
    if not is_tensor(first) or all(type is first or type == first for type in types):
        return first
    sizes = sizes_and_bounds(first)
    for type in types[1:]:
        sizes = [join(a, b) for a, b in zip(sizes, sizes_and_bounds(as_tensor(type)), strict=True)]
    return tensor_of(sizes, first.element_type)


def sizes_and_bounds(tensor: AnyTensor) -> list[SizeAndBound]:
    """The size and the bound of each dimension, `DYNAMIC` where not known."""
    return list(zip(tensor.get_shape(), bounds_of(tensor), strict=True))


def tensor_of(sizes: Iterable[SizeAndBound], element: Attribute) -> AnyTensor:
    """The tensor type whose dimensions have these sizes and bounds."""
    shape, bounds = zip(*sizes, strict=True) if (sizes := list(sizes)) else ((), ())
    return tensor_type(shape, element, bounds)


def check_compatible(types: Sequence[Attribute], label: str = "") -> None:
    """All operands' and results' types are compatible with the first."""
    first = types[0]
    for type in types:
        if type is not first and not compatible(first, type):
            raise VerifyException(
                f"requires compatible types for all operands and results, but got {first} and {type}{label}"
            )


def check_same_elements(types: Iterable[Attribute], label: str = "") -> None:
    """All tensors have one element type, quantisation apart."""
    elements = [element_type(type) for type in types]
    for element in elements:
        if not compatible_elements(elements[0], element):
            found = f"{elements[0]} and {element}"
            raise VerifyException(f"requires one element type for all operands and results, but got {found}{label}")


def check_results(op: Operation, inferred: Sequence[Attribute]) -> None:
    """The op's result types are compatible with the inferred ones."""
    results = op.result_types
    if len(results) != len(inferred):
        raise VerifyException(f"inferred {len(inferred)} results, but the operation has {len(results)}")
    for wanted, found in zip(inferred, results, strict=True):
        if not compatible(wanted, found):
            raise VerifyException(f"inferred type {wanted} is incompatible with result type {found}")


def check_in_range(
    name: str, dimensions: int | Sequence[int], rank: int, label: str = "", of: str = "the operand"
) -> None:
    """A dimension, or each of several, is one of a tensor of `rank`."""
    for dimension in (dimensions,) if isinstance(dimensions, int) else dimensions:
        if not 0 <= dimension < rank:
            found = "is" if isinstance(dimensions, int) else f"{list(dimensions)} has dimension"
            raise VerifyException(f"{name} {found} {dimension}, but the rank of {of} is {rank}{label}")


def check_unique(name: str, numbers: Sequence[int], label: str = "", what: str = "dimension") -> None:
    """No dimension, or number of another thing, twice."""
    seen: set[int] = set()
    for number in numbers:
        if number in seen:
            raise VerifyException(f"{name} {list(numbers)} repeats {what} {number}{label}")
        seen.add(number)


def check_sorted(name: str, dimensions: Sequence[int], label: str = "") -> None:
    """Dimensions in ascending order."""
    if any(a > b for a, b in pairwise(dimensions)):
        raise VerifyException(f"{name} {list(dimensions)} is not sorted{label}")


def check_distinct(name: str, dimensions: Sequence[int], other: str, others: Sequence[int], label: str = "") -> None:
    """No dimension twice in two lists together."""
    seen: set[int] = set()
    for dimension in (*dimensions, *others):
        if dimension in seen:
            raise VerifyException(f"{name} and {other} repeat dimension {dimension}{label}")
        seen.add(dimension)


def check_length(name: str, values: Sequence[Any], length: int, what: str, label: str = "") -> None:
    """As many values as `what` says."""
    if len(values) != length:
        raise VerifyException(f"{name} has {len(values)} elements, but {what} is {length}{label}")


def constant_integers(value: SSAValue) -> Shape | None:
    """The numbers of a vector that a `stablehlo.constant` or `arith.constant` makes; None where nothing is known."""
    owner = value.owner
    if not isinstance(owner, Operation) or owner.name not in ("stablehlo.constant", "arith.constant"):
        return None
    attribute = owner.properties.get("value")
    if not isinstance(attribute, DenseIntOrFPElementsAttr):
        return None
    return tuple(int(v) for v in cast(DenseIntElementsAttr, attribute).get_values())
