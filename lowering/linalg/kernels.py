"""Writes a kernel as a private function in destination-passing style."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xdsl.dialects import arith, complex, tensor
from xdsl.dialects.builtin import FunctionType, StringAttr, UnitAttr
from xdsl.dialects.func import FuncOp, ReturnOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects.stablehlo.tensors import Kind

from .chains import last_in_place, overwrites
from .evaluation import Evaluator
from .fusion import Nest, Plan, unreshaped
from .graph import Extended, Fold, Leaf, Node, Update, View
from .grouping import Kernel
from .naming import UNNAMED, Source, kernel_name, source_text
from .nests import write_nest
from .reshaping import insert_slice, reshape_tensor
from .types import element_kind, is_complex, tensor_of


class Constants:
    """A kernel's scalar constants, each one once, at the top of its function."""

    def __init__(self) -> None:
        self.ops: list[Operation] = []
        self._found: dict[Attribute, SSAValue] = {}

    def get(self, value: Attribute, type_: Attribute) -> SSAValue:
        """The constant `value`, which is of type `type_`; a complex one is a pair of parts."""
        if value not in self._found:
            op = complex.ConstantOp if is_complex(type_) else arith.ConstantOp
            made = op.create(result_types=[type_], properties={"value": value})
            self.ops.append(made)
            self._found[value] = made.results[0]
        return self._found[value]


@dataclass(frozen=True)
class Outlined:
    """A kernel's function, the tensors outside that it takes, and the nodes that it returns, with destinations."""

    function: FuncOp
    inputs: list[SSAValue]
    results: list[Node]


class KernelWriter:
    """Writes one kernel: which tensor each stored node is in so far, what it takes from outside, what it returns."""

    def __init__(self, kernel: Kernel, plan: Plan, outside: Callable[[Node], SSAValue]) -> None:
        self.block = Block()
        self.constants = Constants()
        self.scalars = Evaluator(self, self.block)
        self._kernel, self._plan, self._outside = kernel, plan, outside
        self._inputs: dict[SSAValue, SSAValue] = {}
        self._tensors: dict[Node, SSAValue] = {}
        self._reshaped: dict[tuple[SSAValue, Node], SSAValue] = {}
        self._inside = {node for nest in kernel.nests for node in nest.targets()}
        self._sources: dict[Operation, Source] = {}
        self._destinations = {node: self._argument(node, len(self.block.args)) for node in kernel.results}
        self.continues = overwrites(kernel, plan)
        self._final = last_in_place(self.continues)

    def _argument(self, node: Node, place: int) -> SSAValue:
        argument = self.block.insert_arg(tensor_of(node.shape, node.dtype), place)
        argument.name_hint = "out"
        return argument

    # What is where

    def makers(self, node: Node) -> Sequence[Nest]:
        """The nests that store a node, or what it is a reshape of."""
        return self._plan.makers.get(unreshaped(node), ())

    def is_stored(self, node: Node) -> bool:
        """Whether a node is a tensor, inside of the kernel or outside, or a reshape of one."""
        base = unreshaped(node)
        return isinstance(base, Leaf) or base in self._plan.makers

    def is_started(self, node: Node) -> bool:
        """Whether something of a node has been stored."""
        return node in self._tensors

    def tensor(self, node: Node) -> SSAValue:
        """The tensor that a stored node is in."""
        if node in self._tensors:
            return self._tensors[node]
        if unreshaped(node) in self._inside:
            assert isinstance(node, View)
            return self._reshape(self.tensor(node.operands[0]), node)
        value = node.value if isinstance(node, Leaf) and node.is_scalar else self._outside(node)
        assert value is not None
        return self._input(value)

    def _whole(self, node: Node) -> SSAValue:
        """The tensor that a node is, where that is no scalar."""
        return self._input(self._outside(node)) if isinstance(node, Leaf) and node.is_scalar else self.tensor(node)

    def _input(self, value: SSAValue) -> SSAValue:
        """The parameter for a value from outside."""
        if value not in self._inputs:
            argument = self.block.insert_arg(value.type, len(self._inputs))
            argument.name_hint = _name_of(value)
            self._inputs[value] = argument
        return self._inputs[value]

    def name_input(self, node: Node, name: str) -> None:
        """Gives a name to the parameter that a node, or what it is a view of, is read from."""
        while isinstance(node, View) and not self.is_stored(node):
            node = node.operands[0]
        if self.is_stored(node) and unreshaped(node) not in self._inside:
            self.tensor(node).name_hint = name

    def set_tensor(self, node: Node, value: SSAValue) -> None:
        """Says where a node has been stored."""
        self._tensors[node] = value

    def allocate(self, node: Node) -> SSAValue:
        """A tensor to store a node in: the destination of the result that it becomes in the end, or scratch."""
        final = self._final.get(node, node)
        target = self._destinations.get(final)
        if target is None:
            op = tensor.EmptyOp.create(result_types=[tensor_of(final.shape, final.dtype)])
            self.block.add_op(op)
            target = op.results[0]
        return self._reshape(target, node)

    def _reshape(self, value: SSAValue, node: Node) -> SSAValue:
        key = (value, node)
        if key not in self._reshaped:
            self._reshaped[key] = reshape_tensor(self.block, value, node.shape)
        return self._reshaped[key]

    def note(self, entry: Node | Fold | Extended) -> None:
        """Notes which op something that was written comes from."""
        if entry.op is not None and (entry.op not in self._sources or isinstance(entry, Fold)):
            self._sources[entry.op] = Source.of(entry)

    def write(self) -> Outlined:
        """The kernel's function, not yet in a module."""
        for nest in self._kernel.nests:
            if isinstance(nest.whole, Extended):
                self._write_extended(nest.whole)
            elif nest.whole is not None:
                self._write_update(nest.whole)
            else:
                write_nest(self, nest)
        self.block.add_op(ReturnOp.create(operands=[self._tensors[node] for node in self._kernel.results]))
        first = self.block.first_op
        assert first is not None
        self.block.insert_ops_before(self.constants.ops, first)
        return Outlined(self._function(), list(self._inputs), self._kernel.results)

    def _function(self) -> FuncOp:
        sources = list(self._sources.values())
        results = [tensor_of(node.shape, node.dtype) for node in self._kernel.results]
        return FuncOp.create(
            properties={
                "sym_name": StringAttr(kernel_name(sources)),
                "function_type": FunctionType.from_lists(self.block.arg_types, results),
                "sym_visibility": StringAttr("private"),
            },
            attributes={"hloom.kernel": UnitAttr(), "hloom.source": StringAttr(source_text(sources))},
            regions=[Region(self.block)],
            location=next((op.location for op in self._sources), None),
        )

    def _write_extended(self, extended: Extended) -> None:
        self.note(extended)
        inputs = [self._whole(node) for node in extended.inputs]
        targets = [self._destinations[node] for node in extended.results]
        self._tensors.update(zip(extended.results, extended.write(self, inputs, targets), strict=True))

    def _write_update(self, update: Update) -> None:
        """Inserts the second operand into the destination, which is the first operand."""
        _, source, *starts = update.operands
        self.note(update)
        limits = [old - new for old, new in zip(update.shape, source.shape, strict=True)]
        offsets = [self._offset(start, limit) for start, limit in zip(starts, limits, strict=True)]
        self._tensors[update] = insert_slice(self.block, self.tensor(source), self._destinations[update], offsets)

    def _offset(self, start: Node, limit: int) -> SSAValue | int:
        if limit == 0:
            return 0
        value = self.scalars.value(start, ())
        known = self.scalars.body.known(value)
        signed = element_kind(start.dtype) is Kind.SINT
        if known is not None:
            return min(max(known, 0), limit) if known >= 0 or signed else limit
        return self.scalars.indices.value(self.scalars.start(start, (), limit))


def _name_of(value: SSAValue) -> str:
    """What a kernel calls a tensor that it takes: what the program calls it, unless that is no more than a number."""
    hint = value.name_hint
    return UNNAMED if hint is None or hint.removeprefix("arg").isdigit() else hint
