"""Turns one function on tensors into a function on memrefs.

Every tensor gets a memref; tensor ops are replaced one by one, scalar ops are moved over as they are. The tensor
program stays in place, as the thing to reason about, until the new body is complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from xdsl.dialects import func, memref, tensor
from xdsl.dialects.builtin import DenseArrayBase, i32
from xdsl.ir import Block, Operation, OpResult, Region, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from ..memrefs import Buffer, memref_type
from .constants import Globals
from .homes import Home, Homes, undo
from .memory import Allocation, Order, is_tensor, may_overwrite, memref_of


class Bufferizer:
    """The state of lowering one function: where its tensors live, and the block that is being written."""

    def __init__(self, function: func.FuncOp, homes: Homes, constants: Globals, handlers: Handlers) -> None:
        self.handlers = handlers
        self.order = Order(function)
        self.homes = homes
        self.constants = constants
        self.block = Block()
        self.memrefs: dict[SSAValue, SSAValue] = {}
        self.memory: dict[SSAValue, Allocation] = {}
        self.root: dict[SSAValue, SSAValue] = {}  # of a view: the memref that it looks into
        self.placed: dict[SSAValue, SSAValue] = {}  # where results that would allocate shall live

    # Tensors and memory

    def bind(self, value: SSAValue, buffer: SSAValue, memory: Allocation) -> None:
        """Says that the tensor `value` is in `buffer`, which is in `memory`."""
        self.memrefs[value] = buffer
        self.memory[value] = memory
        memory.tensors.append(value)
        if buffer.name_hint is None and value.name_hint is not None:
            buffer.name_hint = value.name_hint

    def bind_result(self, value: SSAValue, op: Operation) -> SSAValue:
        """Memory of its own for a result of `op`: the place kept for it, or else allocated here."""
        buffer = self.placed.get(value)
        if buffer is None:
            buffer = self.allocate(memref_of(value.type, op))
        self.bind(value, buffer, Allocation(self.order.block_of(op), writable=True))
        return buffer

    def allocate(self, type_: Buffer) -> SSAValue:
        op = memref.AllocOp.create(operands=[], result_types=[type_], properties={"operandSegmentSizes": NO_OPERANDS})
        self.block.add_op(op)
        return op.memref

    def lowered(self, value: SSAValue) -> SSAValue:
        """What stands for a value in the new program: a tensor's memref; a scalar is itself."""
        if value not in self.memrefs and isinstance(value.owner, tensor.EmptyOp):
            return self.allocate(memref_of(value.type, value.owner))
        return self.memrefs.get(value, value)

    def view(self, source: SSAValue, result: SSAValue) -> SSAValue:
        """Notes that memref `result` looks into `source`."""
        self.root[result] = self.root_of(source)
        return result

    def root_of(self, buffer: SSAValue) -> SSAValue:
        return self.root.get(buffer, buffer)

    def place(self, value: SSAValue, target: SSAValue, block: Block) -> None:
        """Keeps `target` for the home of `value` in the tensor program's `block`, if there is one."""
        found = self.home_of(value, block)
        if found is not None:
            home, reshapes = found
            self.placed[home] = self.view(target, undo(target, reshapes, self.block)) if reshapes else target

    def home_of(self, value: SSAValue, block: Block) -> Home | None:
        return self.homes.home_of(value, block, self.placed)

    def copy(self, source: SSAValue, target: SSAValue) -> memref.CopyOp:
        op = memref.CopyOp.create(operands=[source, target])
        self.block.add_op(op)
        return op

    def copy_all(self, pairs: Iterable[tuple[SSAValue, SSAValue]]) -> None:
        """Copies (source, target) pairs as if all at once; a cycle goes through a temporary."""
        pending = [pair for pair in pairs if self.root_of(pair[0]) is not self.root_of(pair[1])]
        while pending:
            read = [self.root_of(source) for source, _ in pending]
            free = next((i for i, (_, t) in enumerate(pending) if self._unread(t, read, but=i)), None)
            if free is not None:
                self.copy(*pending.pop(free))
                continue
            source, target = pending[0]
            temporary = self.allocate(memref_type(target))
            self.copy(source, temporary)
            pending[0] = (temporary, target)

    def _unread(self, target: SSAValue, read: Sequence[SSAValue], but: int) -> bool:
        root = self.root_of(target)
        return all(source is not root for i, source in enumerate(read) if i != but)

    # Ops

    def lower_ops(self, block: Block) -> None:
        """Lowers all ops of `block` but its terminator into the block that is being written."""
        for op in tuple(block.ops)[:-1]:
            self.lower(op)

    def lower(self, op: Operation) -> None:
        handler = self.handlers.get(type(op))
        if handler is not None:
            handler(self, op)
        elif op.name.startswith("linalg"):
            self._lower_structured(op)
        elif any(map(is_tensor, (*op.operands, *op.results))):
            raise unsupported_at(op, f"{op.name} on tensors at stage 'buffers'")
        else:
            self.move(op)

    def move(self, op: Operation) -> None:
        op.detach()
        self.block.add_op(op)

    def _lower_structured(self, op: Operation) -> None:
        """A `linalg` op: the same on memrefs, without results."""
        targets = [self.write_over(result, op) for result in op.results]
        inputs = op.operands[: len(op.operands) - len(targets)]
        regions = [self._detached(region) for region in tuple(op.regions)]
        lowered = type(op).create(
            operands=[*map(self.lowered, inputs), *targets],
            properties=op.properties,
            attributes=op.attributes,
            regions=regions,
            location=op.location,
        )
        self.block.add_op(lowered)

    def load(self, op: tensor.ExtractOp) -> memref.LoadOp:
        return memref.LoadOp.create(
            operands=[self.lowered(op.tensor), *op.indices], result_types=[op.result.type], location=op.location
        )

    def _detached(self, region: Region) -> Region:
        for op in tuple(region.walk()):
            if isinstance(op, tensor.ExtractOp):
                load = self.load(op)
                assert op.parent is not None
                op.parent.insert_op_before(load, op)
                op.result.replace_all_uses_with(load.res)
                op.detach()
                op.erase()
        owner = region.parent
        assert owner is not None
        return owner.detach_region(region)

    def write_over(self, result: OpResult, op: Operation) -> SSAValue:
        """The memref that a result of an op in destination style is written to: its destination's, or a copy."""
        source = self.homes.destination(result)
        assert source is not None
        if isinstance(source.owner, tensor.EmptyOp):
            return self.bind_result(result, op)
        memory, buffer = self.memory[source], self.memrefs[source]
        if may_overwrite(memory, op, self.order):
            self.bind(result, buffer, memory)
            return buffer
        own = self.bind_result(result, op)
        self.copy(buffer, own)
        return own


Handlers: TypeAlias = dict[type[Operation], Callable[[Bufferizer, Any], None]]
NO_OPERANDS = DenseArrayBase.from_list(i32, [0, 0])
