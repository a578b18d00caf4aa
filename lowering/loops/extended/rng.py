"""rng: Threefry and Philox; XLA's CPU compiler takes Philox where the program leaves it open."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from xdsl.dialects import arith
from xdsl.dialects.builtin import BoolAttr, IndexType, IntegerType, i32, i64
from xdsl.ir import Attribute, Block, SSAValue

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.linalg_ext import RngOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, constant, index_attribute, integer_attribute, made
from .views import load, store, viewed

_INDEX = IndexType()


def lower(op: RngOp, templates: Templates) -> None:
    """Fills a buffer with bits, and makes the next state."""
    if op.rng_algorithm.data == "THREE_FRY":
        _threefry(op, templates)
    else:
        _philox(op, templates)


def _threefry(op: RngOp, templates: Templates) -> None:
    shape = memref_type(op.outputs[1]).get_shape() or (1,)
    dimension = _halved(shape)
    before, count, after = prod(shape[:dimension]), shape[dimension], prod(shape[dimension + 1 :])
    wide = _width(op) == 64
    half = count if wide else -(-count // 2)
    bits = viewed(op, op.outputs[1], (before, count, after))
    parameters = {
        "#before": index_attribute(before),
        "#half": index_attribute(half),
        "#count": index_attribute(count),
        "#after": index_attribute(after),
        "#counters": integer_attribute(before * half * after, i64),
        "#wide": BoolAttr.from_bool(wide),
    }
    templates.replace(op, "threefry", [], parameters, {**_state_hooks(op, 2), **_bits_hooks(bits)})


def _halved(shape: Sequence[int]) -> int:
    """Along which dimension XLA puts the two words of a counter: the first even one, or else the longest."""
    even = [d for d, n in enumerate(shape) if n % 2 == 0]
    return even[0] if even else max(range(len(shape)), key=lambda d: shape[d])


def _philox(op: RngOp, templates: Templates) -> None:
    count, wide = element_count(memref_type(op.outputs[1])), _width(op) == 64
    words = element_count(memref_type(op.inputs[0])) * _state_width(op) // 64
    blocks = -(-count // (2 if wide else 4))
    bits = viewed(op, op.outputs[1], (count,))
    parameters = {
        "#count": index_attribute(count),
        "#blocks": index_attribute(blocks),
        "#counters": integer_attribute(blocks, i64),
        "#has_high": BoolAttr.from_bool(words > 2),
        "#wide": BoolAttr.from_bool(wide),
    }
    templates.replace(op, "philox", [], parameters, {**_state_hooks(op, words), **_bits_hooks(bits)})


def _width(op: RngOp) -> int:
    type_ = memref_type(op.outputs[1]).element_type
    if not isinstance(type_, IntegerType):
        raise unsupported_at(op, f"random bits as {type_}")
    return type_.bitwidth


def _state_width(op: RngOp) -> int:
    type_ = memref_type(op.inputs[0]).element_type
    if type_ not in (i32, i64):
        raise unsupported_at(op, f"{op.name} with a state of {type_}")
    return 32 if type_ == i32 else 64


# The state: words of 64 bits, each one element or two, the low half first


def _state_hooks(op: RngOp, words: int) -> dict[str, Hook]:
    width = _state_width(op)
    if element_count(memref_type(op.inputs[0])) * width != words * 64 or words not in (2, 3):
        raise unsupported_at(op, f"{op.name} with a state of {op.inputs[0].type}")
    old, new = (viewed(op, buffer, (words * 64 // width,)) for buffer in (op.inputs[0], op.outputs[0]))

    def word(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        if width == 64:
            return [load(block, old, args)]
        return [_joined(block, *(load(block, old, [place]) for place in _places(block, args[0])))]

    def set_word(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        number, value = args
        if width == 64:
            store(block, value, new, [number])
            return ()
        bits = constant(block, integer_attribute(32, i64))
        halves = value, made(block, arith.ShRUIOp, [value, bits], i64)
        for half, place in zip(halves, _places(block, number), strict=True):
            store(block, made(block, arith.TruncIOp, [half], i32), new, [place])
        return ()

    return {"word": word, "set_word": set_word}


def _places(block: Block, number: SSAValue) -> tuple[SSAValue, SSAValue]:
    """Where the two halves of a word are."""
    low = made(block, arith.AddiOp, [number, number], _INDEX)
    return low, made(block, arith.AddiOp, [low, constant(block, index_attribute(1))], _INDEX)


def _joined(block: Block, low: SSAValue, high: SSAValue) -> SSAValue:
    """64 bits of two halves."""
    wide_low, wide_high = (made(block, arith.ExtUIOp, [half], i64) for half in (low, high))
    bits = constant(block, integer_attribute(32, i64))
    return made(block, arith.OrIOp, [made(block, arith.ShLIOp, [wide_high, bits], i64), wide_low], i64)


# The bits: the low ones of a word, or those of two


def _bits_hooks(bits: SSAValue) -> dict[str, Hook]:
    element: Attribute = memref_type(bits).element_type

    def put(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        *place, word = args
        store(block, word if element == i32 else made(block, arith.TruncIOp, [word], element), bits, place)
        return ()

    def put_wide(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        *place, low, high = args
        store(block, _joined(block, low, high), bits, place)
        return ()

    return {"put": put, "put_wide": put_wide}
