"""Control flow on tensors: every carried tensor owns a buffer, and a yield is a parallel copy into those buffers.

Copies that provably change nothing are left out: a carry that the body hands on unchanged keeps its initial value's
memory; an initial value that nobody else needs gives up its memory to the loop; a yielded value is made where it will
be needed, where the old value is no longer read by then; else the loop passes buffers on, where it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xdsl.dialects import func, memref, scf, tensor
from xdsl.ir import Block, Operation, OpResult, Region, SSAValue

from .bufferize import Bufferizer, Handlers
from .exchange import Exchange, Slot, constant_trips, find_exchange, is_parameter, pass_on
from .memory import Allocation, is_tensor, may_overwrite, memref_of


@dataclass(frozen=True)
class Entry:
    """A tensor argument of a region, its buffer, and whether the region may write there. For the carry of a loop: how
    the initial value gets into the buffer, and whether it is made there."""

    argument: SSAValue
    buffer: SSAValue
    writable: bool
    copy: memref.CopyOp | None = None
    fixed: bool = False


# A tensor that a region ends with, and the buffer that it must be in then.
Move: TypeAlias = tuple[SSAValue, SSAValue]


def lower_for(state: Bufferizer, op: scf.ForOp) -> None:
    body = op.body.block
    last = _terminator(body)
    entries: list[Entry] = []
    for initial, argument, yielded, result in zip(op.iter_args, body.args[1:], last.operands, op.res, strict=True):
        if is_tensor(initial):
            entries.append(_carry(state, op, argument, initial, result, yielded is argument))
    region, exchange = _lower_region(state, body, entries, _moves(last.operands, entries), op)
    _replace(state, op, [op.lb, op.ub, op.step, *_scalars(op.iter_args)], [region], exchange)


def lower_while(state: Bufferizer, op: scf.WhileOp) -> None:
    before, after = op.before_region.block, op.after_region.block
    condition, last = _terminator(before), _terminator(after)
    forwarded = condition.operands[1:]
    carried: list[Entry] = []
    for initial, argument, yielded in zip(op.arguments, before.args, last.operands, strict=True):
        if is_tensor(initial):
            invariant = any(v is argument and a is yielded for v, a in zip(forwarded, after.args, strict=True))
            result = next((r for v, r in zip(forwarded, op.res, strict=True) if v is argument), None)
            carried.append(_carry(state, op, argument, initial, result, invariant))
    passed = [_pass_on(state, op, j, carried) for j, value in enumerate(forwarded) if is_tensor(value)]
    first, _ = _lower_region(state, before, carried, _moves(forwarded, passed))
    loop = op if set(map(_buffer_of, passed)) <= set(map(_buffer_of, carried)) else None
    second, exchange = _lower_region(state, after, passed, _moves(last.operands, carried), loop, carried)
    _replace(state, op, _scalars(op.arguments), [first, second], exchange)


def lower_branches(state: Bufferizer, op: scf.IfOp | scf.IndexSwitchOp) -> None:
    """Each branch leaves its tensors in buffers that were made before it."""
    buffers = [state.bind_result(result, op) for result in op.results if is_tensor(result)]
    regions: list[Region] = []
    for region in op.regions:
        if region.blocks:
            yields = [value for value in _terminator(region.block).operands if is_tensor(value)]
            regions.append(_lower_region(state, region.block, (), list(zip(yields, buffers, strict=True)))[0])
        else:
            regions.append(Region())
    _replace(state, op, op.operands, regions)


def _terminator(block: Block) -> Operation:
    last = block.last_op
    assert last is not None
    return last


def _moves(values: Iterable[SSAValue], entries: Iterable[Entry]) -> list[Move]:
    tensors = (value for value in values if is_tensor(value))
    return [(value, entry.buffer) for value, entry in zip(tensors, entries, strict=True)]


def _buffer_of(entry: Entry) -> SSAValue:
    return entry.buffer


# Carries


def _carry(
    state: Bufferizer, op: Operation, argument: SSAValue, initial: SSAValue, result: OpResult | None, invariant: bool
) -> Entry:
    """One carry in its buffer, which holds the initial value; `result` of the loop is what it holds at the end."""
    if isinstance(initial.owner, tensor.EmptyOp):
        buffer, memory = None, None
    else:
        buffer, memory = state.lowered(initial), state.memory[initial]
    copy, fixed = None, True
    if buffer is None or memory is None or not (invariant or _may_take_over(state, op, result, memory)):
        home = state.placed.get(result) if result is not None else None
        own = home or state.allocate(memref_of(initial.type, op))
        copy, fixed = state.copy(buffer, own) if buffer is not None else None, False
        buffer, memory = own, Allocation(state.order.block_of(op), writable=True)
    if result is not None:
        state.bind(result, buffer, memory)
    return Entry(argument, buffer, not invariant, copy, fixed)


def _may_take_over(state: Bufferizer, op: Operation, result: OpResult | None, memory: Allocation) -> bool:
    return result not in state.placed and may_overwrite(memory, op, state.order)


def _pass_on(state: Bufferizer, op: scf.WhileOp, j: int, carried: Sequence[Entry]) -> Entry:
    """Where the j-th value of the condition is, for the second region and for the result: in its carry's buffer, in
    memory made before the loop, or in a buffer of its own."""
    value, argument, result = (
        _terminator(op.before_region.block).operands[j + 1],
        op.after_region.block.args[j],
        op.res[j],
    )
    for carry in carried:
        if carry.argument is value:
            if result not in state.memrefs:
                first = next(r for r in op.res if state.memrefs.get(r) is carry.buffer)
                state.bind(result, carry.buffer, state.memory[first])
            return Entry(argument, carry.buffer, carry.writable)
    if value in state.memrefs:
        state.bind(result, state.memrefs[value], state.memory[value])
        return Entry(argument, state.memrefs[value], writable=False)
    return Entry(argument, state.bind_result(result, op), writable=True)


# Regions


def _lower_region(
    state: Bufferizer,
    block: Block,
    entries: Sequence[Entry],
    moves: Sequence[Move],
    loop: scf.ForOp | scf.WhileOp | None = None,
    carried: Sequence[Entry] | None = None,
) -> tuple[Region, Exchange | None]:
    """Lowers a region of one block, whose scalar arguments stay, and makes the `moves` at its end.

    Those that a `loop` can spare by passing the buffers of what is `carried` on (the entries, if it is not said) are
    left out, and returned.
    """
    scalars = _scalars(block.args)
    outer, state.block = state.block, Block(arg_types=[argument.type for argument in scalars])
    for old, new in zip(scalars, state.block.args, strict=True):
        old.replace_all_uses_with(new)
    _bind_entries(state, block, entries)
    for value, buffer in moves:
        if _free_when_made(state, value, buffer, block):
            state.place(value, buffer, block)
    state.lower_ops(block)
    pairs = [(state.lowered(value), buffer) for value, buffer in moves]
    exchange = None if loop is None else _find_exchange(state, loop, pairs, carried or entries)
    taken = {slot.buffer for slot in exchange.slots} if exchange is not None else set[SSAValue]()
    state.copy_all([(source, target) for source, target in pairs if target not in taken])
    last = _terminator(block)
    state.block.add_op(type(last).create(operands=_scalars(last.operands), location=last.location))
    lowered, state.block = state.block, outer
    return Region(lowered), exchange


def _bind_entries(state: Bufferizer, block: Block, entries: Iterable[Entry]) -> None:
    """Arguments that are in one buffer share its memory."""
    memory: dict[SSAValue, Allocation] = {}
    for entry in entries:
        shared = memory.setdefault(state.root_of(entry.buffer), Allocation(block, entry.writable))
        shared.writable &= entry.writable
        state.bind(entry.argument, entry.buffer, shared)


def _free_when_made(state: Bufferizer, value: SSAValue, buffer: SSAValue, block: Block) -> bool:
    """Whether nothing reads the region's arguments in `buffer` any more when the home of `value` is written."""
    found = state.home_of(value, block)
    if found is None:
        return False
    living = [
        arg for arg in block.args if arg in state.memrefs and state.root_of(state.memrefs[arg]) is state.root_of(buffer)
    ]
    readers = [use.operation for alias in _aliases(state, living) for use in alias.uses]
    return all(state.order.before(reader, found[0].op) for reader in readers)


def _aliases(state: Bufferizer, tensors: Iterable[SSAValue]) -> list[SSAValue]:
    """`tensors`, and what may share their memory: reshapes, slices, what is written over them, loops' results."""
    found = dict.fromkeys(tensors)
    pending = list(found)
    while pending:
        value = pending.pop()
        new = [r for use in value.uses for r in use.operation.results if r not in found and _shares(state, r, value)]
        found.update(dict.fromkeys(new))
        pending += new
    return list(found)


def _shares(state: Bufferizer, result: OpResult, operand: SSAValue) -> bool:
    if isinstance(result.op, _ALIASING):
        return is_tensor(result)
    return is_tensor(result) and state.homes.destination(result) is operand


_ALIASING = (tensor.ExpandShapeOp, tensor.CollapseShapeOp, tensor.ExtractSliceOp, scf.ForOp, scf.WhileOp)


def _scalars(values: Iterable[SSAValue]) -> list[SSAValue]:
    return [value for value in values if not is_tensor(value)]


def _replace(
    state: Bufferizer,
    op: Operation,
    operands: Sequence[SSAValue],
    regions: Sequence[Region],
    exchange: Exchange | None = None,
) -> None:
    """The op on memrefs: the same, without the tensors among its operands and results, but with buffers to pass on."""
    scalars = _scalars(op.results)
    starts = pass_on(state, exchange, regions, constant_trips(op)) if exchange is not None else []
    lowered = type(op).create(
        operands=[*operands, *starts],
        result_types=[value.type for value in (*scalars, *starts)],
        properties=op.properties,
        attributes=op.attributes,
        regions=regions,
        location=op.location,
    )
    state.block.add_op(lowered)
    for old, new in zip(scalars, lowered.results, strict=False):
        old.replace_all_uses_with(new)
    if exchange is not None:
        ends = exchange.ends(starts, constant_trips(op)) or lowered.results[len(scalars) :]
        now = {slot.buffer: end for slot, end in zip(exchange.slots, ends, strict=True)}
        for slot, result in zip(exchange.slots, lowered.results[len(scalars) :], strict=True):
            result.name_hint = slot.hint
        state.memrefs.update((r, now[state.memrefs[r]]) for r in op.results if state.memrefs.get(r) in now)


# Buffers that are passed on


def _find_exchange(
    state: Bufferizer, op: scf.ForOp | scf.WhileOp, pairs: Sequence[Move], carried: Sequence[Entry]
) -> Exchange | None:
    """Which buffers of the carries the loop may pass on. Where the number of trips is not known, nobody knows which of
    them holds a result: that must not be one which a later copy may write to."""
    known, outermost = constant_trips(op) is not None, isinstance(state.order.block_of(op).parent_op(), func.FuncOp)
    slots = [
        Slot(entry.buffer, entry.copy, entry.fixed, entry.argument.name_hint)
        for entry in carried
        if entry.writable and (known or (outermost and not (entry.fixed and is_parameter(state, entry.buffer))))
    ]
    moves = {target: source for source, target in pairs if state.root_of(source) is not state.root_of(target)}
    return find_exchange(state.block, moves, slots)


CONTROL_FLOW: Handlers = {
    scf.ForOp: lower_for,
    scf.WhileOp: lower_while,
    scf.IfOp: lower_branches,
    scf.IndexSwitchOp: lower_branches,
}
