"""sort: by digits where the comparator compares an integer key of single elements, by merging otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import MemRefType, i32
from xdsl.ir import Attribute, Block, SSAValue

from hloom.dialects.linalg_ext import SortOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, index_attribute, integer_attribute, region_hook
from .keys import Key, key_of
from .views import lines, load, scratch, store, viewed

# Runs of so many are sorted by insertion, before they are merged.
_RUN = 8
# How many bits digits have at most, in lines of up to so many elements and in longer ones: every line has all values of
# a digit to count. That pays from so many elements on, for each digit that the key has.
_SHORT_DIGIT, _SHORT_LINE, _LONG_DIGIT = 8, 1024, 11
_COUNTED = 8


def lower(op: SortOp, templates: Templates) -> None:
    """Sorts each line along the dimension by itself."""
    key, count = key_of(op.comparator.block), lines(op.outputs[0], op.dimension.value.data)[1]
    if count < 2 or element_count(memref_type(op.outputs[0])) == 0:
        op.detach()
        op.erase()
    elif key is None or count < _COUNTED * _digits(key, count):
        _sort_by_merging(op, templates)
    elif len(op.outputs) == 1:
        _sort_elements(op, templates, key)
    else:
        _sort_order(op, templates, key)


def _digits(key: Key, count: int) -> int:
    """How many digits the key of a line of so many elements has."""
    return -(-key.width // (_SHORT_DIGIT if count <= _SHORT_LINE else _LONG_DIGIT))


def _sort_by_merging(op: SortOp, templates: Templates) -> None:
    count = lines(op.outputs[0], op.dimension.value.data)[1]
    merges = (-(-count // _RUN) - 1).bit_length()
    parameters = _line_parameters(op) | {
        "#run": index_attribute(_RUN),
        "#merges": index_attribute(merges),
        "#last": index_attribute(merges % 2),
        "!Orders": MemRefType(i32, [2, count]),
    }
    saved = _Saved(op)
    less = region_hook(op.comparator)

    def compare(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        pairs = zip(*(saved.load(block, place, range(len(op.outputs))) for place in args), strict=True)
        return less(block, [value for pair in pairs for value in pair])

    templates.replace(op, "sort_merge", [], parameters, {**saved.hooks(), "less": compare})


def _sort_elements(op: SortOp, templates: Templates, key: Key) -> None:
    """The elements themselves are moved; a key is computed wherever it is needed."""
    (output,) = op.outputs
    element, shape = memref_type(output).element_type, lines(output, op.dimension.value.data)
    parameters = (
        _line_parameters(op)
        | _digit_parameters(key, shape[1])
        | {
            "!T": element,
            "!Lines": MemRefType(element, shape),
            "!Buffers": MemRefType(element, [2, shape[1]]),
        }
    )
    templates.replace(op, "sort_radix", [viewed(op, output, shape)], parameters, {"key": key.write})


def _sort_order(op: SortOp, templates: Templates, key: Key) -> None:
    """Keys are moved together with the order; the elements follow in the end."""
    count = lines(op.outputs[0], op.dimension.value.data)[1]
    digits = _digit_parameters(key, count)
    parameters = (
        _line_parameters(op)
        | digits
        | {
            "!Keys": MemRefType(digits["!Key"], [2, count]),
            "!Orders": MemRefType(i32, [2, count]),
        }
    )
    saved = _Saved(op)

    def write(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return key.write(block, saved.load(block, args[0], key.operands))

    templates.replace(op, "sort_radix_order", [], parameters, {**saved.hooks(), "key": write})


def _line_parameters(op: SortOp) -> dict[str, Attribute]:
    sizes = lines(op.outputs[0], op.dimension.value.data)
    return dict(zip(("#before", "#count", "#after"), map(index_attribute, sizes), strict=True))


def _digit_parameters(key: Key, count: int) -> dict[str, Attribute]:
    digits = _digits(key, count)
    bits = -(-key.width // digits)
    return {
        "!Key": key.type,
        "#digits": index_attribute(digits),
        "#bits": index_attribute(bits),
        "#radix": index_attribute(1 << bits),
        "#mask": integer_attribute((1 << bits) - 1, key.type),
        "#last": index_attribute(digits % 2),
        "!Counts": MemRefType(i32, [digits, 1 << bits]),
    }


class _Saved:
    """One line of each operand of a sort, kept while the line is being sorted."""

    def __init__(self, op: SortOp) -> None:
        shape = lines(op.outputs[0], op.dimension.value.data)
        self._lines = [viewed(op, output, shape) for output in op.outputs]
        self._saved = [
            scratch(op, MemRefType(memref_type(line).element_type, [shape[1]]), "saved") for line in self._lines
        ]

    def hooks(self) -> dict[str, Hook]:
        return {"save": self._save, "restore": self._restore}

    def load(self, block: Block, place: SSAValue, operands: Sequence[int]) -> list[SSAValue]:
        """What was kept of an element, of each of the given operands."""
        return [load(block, self._saved[number], [place]) for number in operands]

    def _save(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        before, after, place = args
        for line, saved in zip(self._lines, self._saved, strict=True):
            value = load(block, line, [before, place, after])
            store(block, value, saved, [place])
        return ()

    def _restore(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        before, after, place, source = args
        for line, saved in zip(self._lines, self._saved, strict=True):
            value = load(block, saved, [source])
            store(block, value, line, [before, place, after])
        return ()
