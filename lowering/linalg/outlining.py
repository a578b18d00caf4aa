"""Writes kernels as private functions in destination-passing style; kernels of equal structure are one function."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from xdsl.dialects import arith, complex, tensor
from xdsl.dialects.builtin import FunctionType, StringAttr, UnitAttr
from xdsl.dialects.func import FuncOp, ReturnOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects.stablehlo.tensors import Kind

from .evaluation import Evaluator
from .fusion import Demand, Nest, Plan, Step, Store, unreshaped
from .graph import Fold, Leaf, Node, Update, View
from .grouping import Kernel
from .naming import Source, kernel_name, source_text
from .nests import write_nest
from .reshaping import insert_slice, reshape_tensor
from .types import element_kind, is_complex, signless, tensor_of


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
        self.continues: dict[Node, Node] = {}
        self._kernel, self._plan, self._outside = kernel, plan, outside
        self._inputs: dict[SSAValue, SSAValue] = {}
        self._tensors: dict[Node, SSAValue] = {}
        self._reshaped: dict[tuple[SSAValue, Node], SSAValue] = {}
        self._inside = {node for nest in kernel.nests for node in nest.targets()}
        self._final: dict[Node, Node] = {}
        self._sources: dict[Operation, Source] = {}
        self._destinations = {node: self._argument(node, len(self.block.args)) for node in kernel.results}
        self._find_chains()

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
        value = self._outside(node)
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

    def note(self, entry: Node | Fold) -> None:
        """Notes which op something that was written comes from."""
        if entry.op is not None and (entry.op not in self._sources or isinstance(entry, Fold)):
            self._sources[entry.op] = Source.of(entry)

    # Writing over what nobody needs any more

    def _find_chains(self) -> None:
        """Finds the stores that can write over what they read: `continues[node]` is what it is then stored over."""
        order: dict[Step, int] = {nest: number for number, nest in enumerate(self._kernel.nests)}
        taken: set[Node] = set()
        for nest in self._kernel.nests:
            free = {d.node: d for d in self._last_demands(nest, order) if d.node not in taken}
            for store in nest.stores:
                demand = next((d for d in free.values() if _can_overwrite(store, d)), None)
                if demand is not None:
                    self.continues[store.target] = demand.seen
                    taken.add(demand.node)
                    del free[demand.node]
        for node in reversed(list(self.continues)):
            self._final[unreshaped(self.continues[node])] = self._final.get(node, node)

    def _last_demands(self, nest: Nest, order: Mapping[Step, int]) -> Iterator[Demand]:
        """What `nest` reads, in one place, and nobody after it."""
        for maker in nest.needs:
            if maker not in order:
                continue
            for demand in nest.needs[maker]:
                users = [order.get(other.step, len(order)) for other in self._plan.demands(demand.node)]
                last = max(users) == order[nest] and users.count(order[nest]) == 1
                if last and demand.node not in self._destinations:
                    yield demand

    def write(self) -> Outlined:
        """The kernel's function, not yet named nor in a module."""
        for nest in self._kernel.nests:
            if nest.update is not None:
                self._write_update(nest.update)
            else:
                write_nest(self, nest)
        results = [self._tensors[node] for node in self._kernel.results]
        self.block.add_op(ReturnOp.create(operands=results))
        first = self.block.first_op
        assert first is not None
        self.block.insert_ops_before(self.constants.ops, first)
        sources = list(self._sources.values())
        function = FuncOp.create(
            properties={
                "sym_name": StringAttr(kernel_name(sources)),
                "function_type": FunctionType.from_lists(
                    [argument.type for argument in self.block.args], [result.type for result in results]
                ),
                "sym_visibility": StringAttr("private"),
            },
            attributes={"hloom.kernel": UnitAttr(), "hloom.source": StringAttr(source_text(sources))},
            regions=[Region(self.block)],
            location=next(iter(self._sources)).location if self._sources else None,
        )
        return Outlined(function, list(self._inputs), self._kernel.results)

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
        index = self.scalars.indices.start(value, signed, limit)
        return self.scalars.indices.value(index)


def _name_of(value: SSAValue) -> str:
    """What a kernel calls a tensor that it takes: what the program calls it, unless that is no more than a number."""
    hint = value.name_hint
    return "x" if hint is None or hint.removeprefix("arg").isdigit() else hint


def _can_overwrite(store: Store, demand: Demand) -> bool:
    """Whether what a store reads at its own place can be written over: a tensor of the same type."""
    same = demand.seen.shape == store.target.shape and signless(demand.seen.dtype) == signless(store.target.dtype)
    return same and store.value is store.target and demand.seen_at == store.at


class Outliner:
    """The kernels of a module: gives each a name, and writes those of equal structure only once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.functions: list[FuncOp] = []
        self._names = set(taken)
        self._found: dict[Hashable, str] = {}

    def add(self, outlined: Outlined) -> str:
        """The name of the function to call; its own, or that of an equal one."""
        function = outlined.function
        key = structure(function)
        if key not in self._found:
            name = self._unique(function.sym_name.data)
            function.properties["sym_name"] = StringAttr(name)
            self._found[key] = name
            self.functions.append(function)
        return self._found[key]

    def _unique(self, wanted: str) -> str:
        name = wanted
        for number in count(1):
            if name not in self._names:
                break
            name = f"{wanted}_{number}"
        self._names.add(name)
        return name


def structure(function: FuncOp) -> Hashable:
    """What makes two kernels the same: their types and ops, whatever values, ops and functions are called."""
    numbers: dict[SSAValue, int] = {}
    return (function.function_type, *_structure(function.body, numbers))


def _structure(region: Region, numbers: dict[SSAValue, int]) -> Iterator[Hashable]:
    for block in region.blocks:
        for argument in block.args:
            numbers[argument] = len(numbers)
        yield len(block.args)
        for op in block.ops:
            yield type(op), tuple([numbers[operand] for operand in op.operands])
            yield tuple(op.properties.items())
            for result in op.results:
                numbers[result] = len(numbers)
                yield result.type
            for inner in op.regions:
                yield from _structure(inner, numbers)
