"""Loops that pass buffers on where they would else copy elements from one to the other.

An iteration that makes the new value of a carry while it still reads the old one needs two buffers. The loop then
carries both, as memrefs, and hands each on in the other's place; carries that change places hand on their buffers
likewise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xdsl.dialects import arith, memref, scf
from xdsl.dialects.builtin import IntegerAttr
from xdsl.ir import Block, BlockArgument, Operation, Region, SSAValue

from .bufferize import NO_OPERANDS, Bufferizer


@dataclass(frozen=True)
class Slot:
    """A buffer that a loop may pass on. What it holds at the start has been put there by `copy`, or is nothing that
    anybody needs, or else (`fixed`) was made there."""

    buffer: SSAValue
    copy: memref.CopyOp | None
    fixed: bool
    hint: str | None


@dataclass(frozen=True)
class Exchange:
    """Slots, the carries' first, then those of spare buffers; `following` is, by slot, the slot whose buffer it has in
    the next iteration."""

    slots: list[Slot]
    following: list[int]

    def cycle(self, slot: int) -> list[int]:
        """The slots whose first buffers a slot has in turn."""
        found = [slot]
        while (following := self.following[found[-1]]) != slot:
            found.append(following)
        return found

    def after(self, trips: int, slot: int) -> int:
        """The slot whose first buffer a slot has after so many iterations."""
        cycle = self.cycle(slot)
        return cycle[trips % len(cycle)]

    def ends(self, starts: Sequence[SSAValue], trips: int | None) -> list[SSAValue]:
        """Each slot's buffer after so many iterations; nothing where that is not known."""
        return [] if trips is None else [starts[self.after(trips, slot)] for slot in range(len(starts))]


def find_exchange(body: Block, moves: Mapping[SSAValue, SSAValue], slots: Iterable[Slot]) -> Exchange | None:
    """How a loop can pass on buffers instead of making `moves`, from sources by targets, at the end of its `body`.

    A source must be the buffer of such a carry, or made in the body; each of them is taken once. The rest is to be
    copied.
    """
    carried = {slot.buffer: slot for slot in slots}
    taken: dict[SSAValue, SSAValue] = {}
    for target, source in moves.items():
        if target in carried and source.type == target.type and source not in taken.values():
            taken[target] = source
    while unfit := [t for t, source in taken.items() if source not in taken and not _is_made_in(body, source)]:
        for target in unfit:
            del taken[target]
    return _exchange(taken, [carried[target] for target in taken]) if taken else None


def _is_made_in(body: Block, buffer: SSAValue) -> bool:
    return isinstance(buffer.owner, memref.AllocOp) and buffer.owner.parent is body


def _exchange(taken: Mapping[SSAValue, SSAValue], carried: list[Slot]) -> Exchange:
    spare = [Slot(source, None, fixed=False, hint="spare") for source in taken.values() if source not in taken]
    slots = [*carried, *spare]
    number = {slot.buffer: n for n, slot in enumerate(slots)}
    following = [number[taken[slot.buffer]] for slot in carried]
    previous = {target: n for n, target in enumerate(following)}
    for n in range(len(carried), len(slots)):
        end = previous[n]
        while end in previous:
            end = previous[end]
        following.append(end)
    return Exchange(slots, following)


# Putting it in place


def constant_trips(op: Operation) -> int | None:
    """How often a loop runs, where constants say that."""
    if not isinstance(op, scf.ForOp):
        return None
    bounds = [value.owner.value for value in (op.lb, op.ub, op.step) if isinstance(value.owner, arith.ConstantOp)]
    numbers = [bound.value.data for bound in bounds if isinstance(bound, IntegerAttr)]
    return max(0, -((numbers[0] - numbers[1]) // numbers[2])) if len(numbers) == 3 else None


def is_parameter(state: Bufferizer, buffer: SSAValue) -> bool:
    """Whether a buffer is memory that the function was given."""
    return not isinstance(state.root_of(buffer).owner, memref.AllocOp)


def pass_on(state: Bufferizer, exchange: Exchange, regions: Sequence[Region], trips: int | None) -> list[SSAValue]:
    """Makes the buffers of an exchange carries of a loop's regions; what they are at its start."""
    spare = [slot.buffer.owner for slot in exchange.slots if not (slot.fixed or slot.copy)]
    for op in spare:
        if isinstance(op, memref.AllocOp) and op.parent is not state.block:
            op.detach()
            _add_first(state, op)
    starts = _any_starts(state, exchange) if trips is None else _known_starts(exchange, trips)
    for slot, start in zip(exchange.slots, starts, strict=True):
        if slot.copy is not None:
            slot.copy.operands[1] = start
            slot.copy.detach()  # the start may have been made after the copy
            state.block.add_op(slot.copy)
    for number, region in enumerate(regions):
        arguments = _carry_in(region.block, exchange.slots)
        handed = [arguments[n] for n in exchange.following] if number == len(regions) - 1 else arguments
        last = region.block.last_op
        assert last is not None
        last.operands = [*last.operands, *handed]
    return starts


def _add_first(state: Bufferizer, op: memref.AllocOp) -> None:
    first = state.block.first_op
    if first is None:
        state.block.add_op(op)
    else:
        state.block.insert_op_before(op, first)


def _known_starts(exchange: Exchange, trips: int) -> list[SSAValue]:
    """Carries whose first value can be put anywhere start where they will then end in the buffer meant for them."""
    starts = [slot.buffer for slot in exchange.slots]
    for number, slot in enumerate(exchange.slots):
        if not any(exchange.slots[n].fixed for n in exchange.cycle(number)):
            starts[exchange.after(trips, number)] = slot.buffer
    return starts


def _any_starts(state: Bufferizer, exchange: Exchange) -> list[SSAValue]:
    """All starts are memory of our own: a result parameter gets its copy from whichever of them holds the result."""
    starts: list[SSAValue] = []
    for slot in exchange.slots:
        start = slot.buffer
        if is_parameter(state, start):
            made = memref.AllocOp.create(
                operands=[], result_types=[start.type], properties={"operandSegmentSizes": NO_OPERANDS}
            )
            _add_first(state, made)
            start = made.memref
        starts.append(start)
    return starts


def _carry_in(block: Block, slots: Sequence[Slot]) -> list[BlockArgument]:
    """New arguments of a block, for each slot one that is used in the block instead of its buffer."""
    arguments = [block.insert_arg(slot.buffer.type, len(block.args)) for slot in slots]
    for slot, argument in zip(slots, arguments, strict=True):
        argument.name_hint = slot.hint
        _replace_uses_in(block, slot.buffer, argument)
    return arguments


def _replace_uses_in(block: Block, old: SSAValue, new: SSAValue) -> None:
    for use in tuple(old.uses):
        at = use.operation.parent
        while at is not None and at is not block:
            at = at.parent_block()
        if at is block:
            use.operation.operands[use.index] = new
