"""Windows that slide over a tensor, as in reduce_window, select_and_scatter and convolution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr
from xdsl.ir import Attribute
from xdsl.utils.exceptions import VerifyException

from .attributes import DYNAMIC
from .inference import Shape


@dataclass(frozen=True)
class Window:
    """A window along one dimension; `size` may be `DYNAMIC`."""

    size: int
    stride: int = 1
    low: int = 0
    high: int = 0
    base_dilation: int = 1
    dilation: int = 1

    def positions(self, size: int) -> int:
        """How many positions the window has on a dimension of `size` elements; `DYNAMIC` if either is."""
        if DYNAMIC in (size, self.size):
            return DYNAMIC
        base = self.low + dilated(size, self.base_dilation) + self.high
        extent = dilated(self.size, self.dilation)
        return 0 if base <= 0 or extent > base else (base - extent) // self.stride + 1


def dilated(size: int, dilation: int) -> int:
    """The extent of `size` elements that stand `dilation` apart."""
    return 0 if size == 0 else (size - 1) * dilation + 1


@dataclass(frozen=True)
class WindowLabels:
    """The spec's constraints on an op's window, by property: one on its length, one on its values."""

    sizes: str
    strides: tuple[str, str]
    base_dilations: tuple[str, str] = ("", "")
    dilations: tuple[str, str] = ("", "")
    padding: str = ""


def windows(
    sizes: Sequence[int],
    strides: Attribute | None,
    base_dilations: Attribute | None,
    dilations: Attribute | None,
    padding: Attribute | None,
    labels: WindowLabels,
) -> list[Window]:
    """A window for each of `sizes`; properties that are absent, or have no elements, are the identity."""
    for dimension, size in enumerate(sizes):
        if size != DYNAMIC and size <= 0:
            raise VerifyException(
                f"window dimension {dimension} is of size {size}, which is not positive{labels.sizes}"
            )
    count = len(sizes)
    factors = (
        _factors("window strides", strides, count, labels.strides),
        _factors("base dilations", base_dilations, count, labels.base_dilations),
        _factors("window dilations", dilations, count, labels.dilations),
    )
    pads = padding_of(padding, count, labels.padding)
    rows = zip(sizes, *factors, pads, strict=True)
    return [Window(size, stride, low, high, base, own) for size, stride, base, own, (low, high) in rows]


def _factors(name: str, attribute: Attribute | None, count: int, labels: tuple[str, str]) -> Shape:
    values: Shape = () if attribute is None else cast(DenseArrayBase[Any], attribute).get_values()
    if not values:
        return (1,) * count
    if len(values) != count:
        raise VerifyException(f"{name} has {len(values)} elements for {count} window dimensions{labels[0]}")
    for dimension, value in enumerate(values):
        if value <= 0:
            raise VerifyException(f"{name} has {value} for dimension {dimension}, which is not positive{labels[1]}")
    return values


def padding_of(attribute: Attribute | None, count: int, label: str) -> list[tuple[int, int]]:
    """The (low, high) padding of each of `count` dimensions."""
    if attribute is None:
        return [(0, 0)] * count
    elements = cast(DenseIntOrFPElementsAttr[Any], attribute)
    shape = elements.get_shape()
    if len(shape) != 2 or shape[1] != 2:
        raise VerifyException(f"padding is of shape {list(shape)}, but is to be of shape [{count}, 2]{label}")
    if shape[0] == 0:
        return [(0, 0)] * count
    if shape[0] != count:
        raise VerifyException(f"padding has {shape[0]} entries for {count} window dimensions{label}")
    values = [int(value) for value in elements.get_values()]
    return list(zip(values[::2], values[1::2], strict=True))


def output_shape(shape: Shape, window: Sequence[Window]) -> Shape:
    """The number of positions along each dimension."""
    return tuple(w.positions(size) for size, w in zip(shape, window, strict=True))
