"""What is left of a function when its kernels are gone: constants, destinations, calls, reshapes and control flow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from xdsl.dialects import arith, tensor
from xdsl.dialects.builtin import (
    DenseIntOrFPElementsAttr,
    FunctionType,
    ModuleOp,
    SymbolRefAttr,
    TensorType,
)
from xdsl.dialects.func import CallOp, FuncOp, ReturnOp
from xdsl.ir import Block, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from . import (
    bitcasts,
    broadcasting,
    convolution,
    factorisations,
    folds,
    movement,
    normalisation,
    reading,
    scans,
    scatters,
    selections,
    sorting,
    transforms,
)
from .abi import abi_of
from .control import write_fence
from .fusion import Plan, make_plan
from .graph import Computed, Leaf, Node, Splat, Update, View
from .grouping import Kernel, make_kernels
from .kernels import KernelWriter
from .outlining import Outliner
from .reading import Reader
from .reshaping import reshape_tensor
from .special import add_library_functions
from .types import is_complex, shaped, signless_type, tensor_of

_READERS = {
    **reading.READERS,
    **movement.READERS,
    **folds.READERS,
    **convolution.READERS,
    **factorisations.READERS,
    **bitcasts.READERS,
    **broadcasting.READERS,
    **normalisation.READERS,
    **scans.READERS,
    **scatters.READERS,
    **selections.READERS,
    **sorting.READERS,
    **transforms.READERS,
}


def lower_module(module: ModuleOp) -> None:
    """Lowers every function of `module` in place, and adds the kernels behind them.

    Raises `hloom.Error` at an op that has no way down.
    """
    functions = [op for op in module.body.block.ops if isinstance(op, FuncOp)]
    outliner = Outliner(function.sym_name.data for function in functions)
    for function in functions:
        if function.body.blocks:
            _lower_function(function, outliner)
    module.body.block.add_ops(outliner.functions)
    add_library_functions(module)


def _lower_function(function: FuncOp, outliner: Outliner) -> None:
    old = function.body.block
    types = [signless_type(type_) for type_ in old.arg_types]
    block = Block(arg_types=types)
    if function.sym_visibility is None or function.sym_visibility.data == "public":
        function.attributes["hloom.abi"] = abi_of(function)
    nodes: dict[SSAValue, Node] = {}
    for before, after in zip(old.args, block.args, strict=True):
        after.name_hint = before.name_hint
        nodes[before] = Leaf(function, *shaped(before, function), value=after)
    lowering = BlockLowering(block, outliner, nodes)
    results = lowering.lower(old)
    block.add_op(ReturnOp.create(operands=results))
    function.body.detach_block(old)
    function.body.add_block(block)
    function.properties["function_type"] = FunctionType.from_lists(types, [result.type for result in results])
    for name in ("arg_attrs", "res_attrs"):
        function.properties.pop(name, None)


class BlockLowering:
    """Lowers the ops of one block into `block`; `nodes` are the values that they may use from around it."""

    def __init__(self, block: Block, outliner: Outliner, nodes: dict[SSAValue, Node]) -> None:
        self.block = block
        self.outliner = outliner
        self._nodes = nodes
        self._tensors: dict[Node, SSAValue] = {}

    def lower(self, old: Block, wanted: Sequence[int] | None = None) -> list[SSAValue]:
        """Lowers the ops of `old`; what its terminator returns, in `block`: all of it, or the operands `wanted`."""
        *ops, terminator = old.ops
        reader = Reader(_READERS, self._nodes)
        reader.read(ops)
        outputs = reader.of(terminator.operands)
        if wanted is not None:
            outputs = [outputs[number] for number in wanted]
        plan = make_plan(reader.order, outputs)
        for item in make_kernels(plan):
            if isinstance(item, Kernel):
                self._call(item, plan)
            else:
                self._tensors |= write_fence(self, item.fence)
        return [self.tensor(node) for node in outputs]

    def inside(
        self,
        block: Block,
        old: Block,
        captured: Iterable[tuple[SSAValue, Node]],
        arguments: Sequence[Node | SSAValue],
    ) -> BlockLowering:
        """A lowering of a region's block `old` into `block`; `arguments` are what its arguments are there."""
        nodes = {value: self.seen_inside(node) for value, node in captured}
        op = old.parent_op()
        assert op is not None
        for before, after in zip(old.args, arguments, strict=True):
            if isinstance(after, SSAValue):
                after.name_hint = before.name_hint
                after = Leaf(op, *shaped(before, op), value=after)
            nodes[before] = after
        return BlockLowering(block, self.outliner, nodes)

    def seen_inside(self, node: Node) -> Node:
        """A node of this block as the blocks inside of it see it."""
        if isinstance(node, Splat) or (isinstance(node, Leaf) and node.is_scalar):
            return node
        return Leaf(node.op, node.shape, node.dtype, value=self.tensor(node))

    def tensor(self, node: Node) -> SSAValue:
        """The tensor of a node that is needed as a whole."""
        if node not in self._tensors:
            self._tensors[node] = self._materialise(node)
        return self._tensors[node]

    def _materialise(self, node: Node) -> SSAValue:
        if isinstance(node, Splat):
            return self._constant(dense_splat(node), node.op)
        if isinstance(node, View):
            assert node.is_reshape
            return reshape_tensor(self.block, self.tensor(node.operands[0]), node.shape)
        assert isinstance(node, Leaf), f"{type(node).__name__} was not stored"
        if node.value is not None and node.is_scalar:
            return self._from_element(node.value)
        if node.value is not None:
            return node.value
        assert node.op is not None
        return self._constant(_signless_constant(node.op), node.op)

    def _from_element(self, value: SSAValue) -> SSAValue:
        op = tensor.FromElementsOp.create(operands=[value], result_types=[TensorType(value.type, ())])
        self.block.add_op(op)
        return op.results[0]

    def _constant(self, value: DenseIntOrFPElementsAttr[Any], op: Operation | None) -> SSAValue:
        made = arith.ConstantOp.create(
            result_types=[value.type], properties={"value": value}, location=op.location if op else None
        )
        self.block.add_op(made)
        made.result.name_hint = op.results[0].name_hint if op and len(op.results) == 1 else None
        return made.result

    def _call(self, kernel: Kernel, plan: Plan) -> None:
        outlined = KernelWriter(kernel, plan, self.tensor).write()
        name = self.outliner.add(outlined.function)
        destinations = [self._destination(node) for node in outlined.results]
        call = CallOp.create(
            operands=[*outlined.inputs, *destinations],
            result_types=[tensor_of(node.shape, node.dtype) for node in outlined.results],
            properties={"callee": SymbolRefAttr(name)},
            location=outlined.function.location,
        )
        self.block.add_op(call)
        for node, result in zip(outlined.results, call.results, strict=True):
            self._tensors[node] = result
            if node.op is not None and len(node.op.results) == 1:
                result.name_hint = node.op.results[0].name_hint

    def _destination(self, node: Node) -> SSAValue:
        """What a kernel writes a result to: what that is written over, if it is, or what has the pieces before it."""
        if isinstance(node, Update):
            return self.tensor(node.operands[0])
        if isinstance(node, Computed) and node.start is not None:
            return self.tensor(node.start)
        if node in self._tensors:
            return self._tensors[node]
        op = tensor.EmptyOp.create(result_types=[tensor_of(node.shape, node.dtype)])
        self.block.add_op(op)
        return op.results[0]


def _signless_constant(op: Operation) -> DenseIntOrFPElementsAttr[Any]:
    value = op.properties["value"]
    if not isinstance(value, DenseIntOrFPElementsAttr):
        raise unsupported_at(op, f"{op.name} of kind {value.name}")
    dense = cast(DenseIntOrFPElementsAttr[Any], value)
    type_ = signless_type(dense.type)
    return dense if type_ == dense.type else DenseIntOrFPElementsAttr(cast(Any, type_), dense.data)


def dense_splat(node: Splat) -> DenseIntOrFPElementsAttr[Any]:
    """A constant tensor of one scalar."""
    type_: Any = tensor_of(node.shape, node.dtype)
    scalar = cast(Any, node.value)
    value = tuple(part.value.data for part in scalar.data) if is_complex(node.dtype) else scalar.value.data
    return DenseIntOrFPElementsAttr.from_list(type_, [value])
