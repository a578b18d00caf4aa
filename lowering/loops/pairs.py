"""Complex numbers become pairs of floats (docs/stages.md, `loops`).

Memory of complex numbers gains a last dimension of two; a complex value, argument or operand becomes two floats. A
`linalg` op takes such memory twice, once for either part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias, cast

from xdsl.dialects import arith, complex, memref, scf
from xdsl.dialects.builtin import (
    AffineMapAttr,
    ArrayAttr,
    ComplexType,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    DictionaryAttr,
    FloatAttr,
    FunctionType,
    IntegerAttr,
    MemRefType,
    ModuleOp,
    NoneAttr,
    StridedLayoutAttr,
    TensorType,
    i32,
    i64,
)
from xdsl.dialects.func import CallOp, FuncOp, ReturnOp
from xdsl.dialects.linalg.abstract_ops import LinalgStructuredOperation
from xdsl.dialects.linalg.ops import GenericOp, YieldOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, SSAValue
from xdsl.ir.affine import AffineExpr, AffineMap
from xdsl.rewriter import Rewriter

from hloom.dialects import linalg_ext
from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.linalg_ext import ScatterOp

from ..dtypes import dtype_of, to_array, to_attribute
from .complexes import Pair, Writer, expand

_Handler: TypeAlias = Callable[["_Splitter", Any], None]


def split_complex(module: ModuleOp) -> None:
    """Rewrites every function and constant of `module` that holds complex numbers, in place."""
    for op in module.ops:
        if isinstance(op, memref.GlobalOp):
            _split_global(op)
        elif isinstance(op, FuncOp) and any(map(_is_complex, _types(op))):
            _Splitter().function(op)


def _types(function: FuncOp) -> Iterator[Attribute]:
    """The types of all values of a function."""
    for block in function.walk_blocks():
        yield from block.arg_types
    for op in function.walk():
        yield from op.result_types


def _is_complex(type_: Attribute) -> bool:
    """Whether a type is a complex number's, or memory of such numbers."""
    if isinstance(type_, MemRefType):
        type_ = cast(MemRefType[Attribute], type_).element_type
    return isinstance(type_, ComplexType)


def _split_type(type_: Attribute, op: Operation) -> Attribute:
    """A type of either part, of memory of pairs, or as it is."""
    if isinstance(type_, MemRefType):
        return _paired(cast(Attribute, type_), op) if _is_complex(cast(Attribute, type_)) else cast(Attribute, type_)
    return _part(type_) if _is_complex(type_) else type_


def _part(type_: Attribute) -> Attribute:
    """The type of either part of a complex number."""
    assert isinstance(type_, ComplexType)
    return cast(ComplexType[Any], type_).element_type


def _split_global(op: memref.GlobalOp) -> None:
    type_: Attribute = op.type
    if not _is_complex(type_):
        return
    paired = _paired(type_, op)
    op.properties["type"] = paired
    if not isinstance(op.initial_value, DenseIntOrFPElementsAttr):
        return
    values = to_array(cast(Any, op.initial_value))
    parts = values.reshape(*values.shape, 1).view(dtype_of(paired))
    op.properties["initial_value"] = to_attribute(parts, TensorType(paired.element_type, paired.get_shape()))


def _paired(type_: Attribute, op: Operation) -> MemRefType[Any]:
    """Memory of pairs: the shape gains a 2, and distances count parts."""
    memory = cast(MemRefType[Attribute], type_)
    layout = memory.layout
    if isinstance(layout, StridedLayoutAttr):
        strides = [None if stride is None else 2 * stride for stride in layout.get_strides()]
        offset = layout.get_offset()
        layout = StridedLayoutAttr([*strides, 1], None if offset is None else 2 * offset)
    elif not isinstance(layout, NoneAttr):
        raise unsupported_at(op, f"complex numbers in memory of layout {layout}")
    return MemRefType(_part(memory.element_type), [*memory.get_shape(), 2], layout, memory.memory_space)


class _Splitter:
    """Rewrites one function. Ops that were replaced stay, for those after them, until all is done."""

    def __init__(self) -> None:
        self._pairs: dict[SSAValue, Pair] = {}
        self._memory: set[SSAValue] = set()
        self._replaced: list[Operation] = []
        self._arguments: list[BlockArgument] = []

    def function(self, function: FuncOp) -> None:
        _split_attributes(function)
        self.block(function.body.block)
        for op in reversed(self._replaced):
            op.detach()
            op.erase(safe_erase=False)
        for argument in self._arguments:
            argument.block.erase_arg(argument)
        last = function.body.block.last_op
        assert last is not None
        types = FunctionType.from_lists(function.body.block.arg_types, last.operand_types)
        function.properties["function_type"] = types

    def block(self, block: Block) -> None:
        for argument in block.args:
            if not _is_complex(argument.type):
                continue
            if isinstance(argument.type, MemRefType):
                self.retype(argument, block.parent_op())
            else:
                self._split_argument(argument)
        for op in tuple(block.ops):
            self._op(op)

    def _split_argument(self, argument: BlockArgument) -> None:
        type_ = _part(argument.type)
        real, imaginary = (argument.block.insert_arg(type_, argument.index + 1 + n) for n in range(2))
        self._pairs[argument] = real, imaginary
        self._arguments.append(argument)

    def _op(self, op: Operation) -> None:
        split = any(value in self._pairs or value in self._memory for value in op.operands)
        if split or any(map(_is_complex, op.result_types)):
            _handler(op)(self, op)
        else:
            for region in op.regions:
                for block in region.blocks:
                    self.block(block)

    # Helpers

    def retype(self, value: SSAValue, op: Operation | None) -> None:
        """Gives memory of complex numbers its new type."""
        assert op is not None
        new = Rewriter.replace_value_with_new_type(value, _paired(value.type, op))
        self._memory.add(new)

    def writer(self, op: Operation) -> Writer:
        """Writes new ops before `op`."""
        return Writer(op)

    def pair(self, value: SSAValue) -> Pair:
        """The parts of a complex value."""
        return self._pairs[value]

    def replace(self, op: Operation, *results: SSAValue | Pair) -> None:
        """Notes what stands for the results of `op`, which goes."""
        for old, new in zip(op.results, results, strict=True):
            if isinstance(new, tuple):
                self._pairs[old] = new
                for part in new:
                    part.name_hint = part.name_hint or old.name_hint
            else:
                old.replace_all_uses_with(new)
        self._replaced.append(op)

    def _flat(self, values: Iterable[SSAValue]) -> list[SSAValue]:
        return [part for value in values for part in self._pairs.get(value, (value,))]

    # Memory

    def memory(self, op: Operation) -> None:
        """An op whose results are memory, and that says nothing of their shape itself."""
        for result in op.results:
            self.retype(result, op)

    def unchanged(self, op: Operation) -> None:
        """An op on whole memory."""

    def reshape(self, op: memref.CollapseShapeOp | memref.ExpandShapeOp) -> None:
        """The two parts are a group of their own; without other groups, all dimensions are one with them."""
        groups = list(op.reassociation.data)
        rank = max(cast(MemRefType[Attribute], value.type).get_num_dims() for value in (op.src, op.result))
        rank -= isinstance(op, memref.CollapseShapeOp)  # whose operand has its new type already
        first = rank if groups else 0
        group = ArrayAttr([IntegerAttr(dim, i64) for dim in range(first, rank + 1)])
        op.properties["reassociation"] = ArrayAttr([*groups, group])
        if isinstance(op, memref.ExpandShapeOp):
            op.properties["static_output_shape"] = _extended(op.static_output_shape, 2)
        self.memory(op)

    def subview(self, op: memref.SubviewOp) -> None:
        for name, value in (("static_offsets", 0), ("static_sizes", 2), ("static_strides", 1)):
            op.properties[name] = _extended(op.properties[name], value)
        self.memory(op)

    def load(self, op: memref.LoadOp) -> None:
        write = self.writer(op)
        element = cast(MemRefType[Attribute], op.memref.type).element_type
        real, imaginary = (
            write.emit(memref.LoadOp, op.memref, *op.indices, write.index(part), type=element) for part in range(2)
        )
        self.replace(op, (real, imaginary))

    def store(self, op: memref.StoreOp) -> None:
        write = self.writer(op)
        for part, value in enumerate(self.pair(op.value)):
            write.add(memref.StoreOp.create(operands=[value, op.memref, *op.indices, write.index(part)]))
        self.replace(op)

    # Values

    def constant(self, op: complex.ConstantOp) -> None:
        write, part = self.writer(op), _part(op.results[0].type)
        numbers = [number.value.data for number in cast(Any, op.value).data]
        real, imaginary = (
            write.emit(arith.ConstantOp, type=part, value=FloatAttr(number, cast(Any, part))) for number in numbers
        )
        self.replace(op, (real, imaginary))

    def create(self, op: complex.CreateOp) -> None:
        self.replace(op, (op.real, op.imaginary))

    def real(self, op: complex.ReOp) -> None:
        self.replace(op, self.pair(op.operands[0])[0])

    def imaginary(self, op: complex.ImOp) -> None:
        self.replace(op, self.pair(op.operands[0])[1])

    def select(self, op: arith.SelectOp) -> None:
        write = self.writer(op)
        pairs = zip(self.pair(op.lhs), self.pair(op.rhs), strict=True)
        real, imaginary = (write.emit(arith.SelectOp, op.cond, x, y, type=x.type) for x, y in pairs)
        self.replace(op, (real, imaginary))

    def compute(self, op: Operation) -> None:
        self.replace(op, *expand(op, [self.pair(value) for value in op.operands], self.writer(op)))

    # Ops that hold or pass values

    def rebuild(self, op: Operation) -> None:
        """The same op with two operands, results and block arguments for each complex one."""
        self._put(op, type(op), self._flat(op.operands), dict(op.properties))

    def structured(self, op: LinalgStructuredOperation) -> None:
        """A `linalg.generic` that reads and writes either part of memory as an operand of its own."""
        taken: list[tuple[SSAValue, AffineMap]] = []
        for value, map_ in zip(op.operands, op.get_indexing_maps(), strict=True):
            taken += self._take(value, map_.data)
        outputs = sum(2 if value in self._memory else 1 for value in op.outputs)
        properties: dict[str, Attribute] = {
            "indexing_maps": ArrayAttr([AffineMapAttr(map_) for _, map_ in taken]),
            "iterator_types": op.get_iterator_types(),
            "operandSegmentSizes": DenseArrayBase.from_list(i32, [len(taken) - outputs, outputs]),
        }
        self._put(op, GenericOp, [value for value, _ in taken], properties)

    def scatter(self, op: ScatterOp) -> None:
        """A scatter into either part of memory as an output of its own; indices are no complex numbers."""
        inputs = [part for value in op.inputs for part in self._parts(op, value)]
        outputs = [part for value in op.outputs for part in self._parts(op, value)]
        sizes = DenseArrayBase.from_list(i32, [len(inputs), len(outputs)])
        self._put(op, ScatterOp, [*inputs, *outputs], {**op.properties, "operandSegmentSizes": sizes})

    def _parts(self, op: Operation, value: SSAValue) -> list[SSAValue]:
        """Views of either part of memory of complex numbers; other memory itself."""
        if value not in self._memory:
            return [value]
        write, type_ = self.writer(op), cast(MemRefType[Attribute], value.type)
        *shape, _ = type_.get_shape()
        *strides, _ = cast(Sequence[int], type_.get_strides())
        properties: dict[str, Attribute] = {
            "static_sizes": DenseArrayBase.from_list(i64, [*shape, 1]),
            "static_strides": DenseArrayBase.from_list(i64, [1] * (len(shape) + 1)),
            "operandSegmentSizes": DenseArrayBase.from_list(i32, [1, 0, 0, 0]),
        }
        views: list[SSAValue] = []
        for part in range(2):
            offsets = DenseArrayBase.from_list(i64, [*[0] * len(shape), part])
            view = MemRefType(type_.element_type, shape, StridedLayoutAttr(strides, part))
            views.append(write.emit(memref.SubviewOp, value, type=view, static_offsets=offsets, **properties))
        return views

    def _take(self, value: SSAValue, map_: AffineMap) -> list[tuple[SSAValue, AffineMap]]:
        """An operand of a structured op, or its parts."""
        if value not in self._memory:
            return [(part, map_) for part in self._flat([value])]
        parts = (AffineExpr.constant(part) for part in range(2))
        return [(value, AffineMap(map_.num_dims, 0, (*map_.results, part))) for part in parts]

    def _put(
        self, op: Operation, class_: type[Operation], operands: Sequence[SSAValue], properties: dict[str, Attribute]
    ) -> None:
        counts = [2 if isinstance(type_, ComplexType) else 1 for type_ in op.result_types]
        types = [_split_type(t, op) for t, n in zip(op.result_types, counts, strict=True) for _ in range(n)]
        made = class_.create(
            operands=operands,
            result_types=types,
            properties=properties,
            attributes=op.attributes,
            regions=[op.detach_region(region) for region in tuple(op.regions)],
            location=op.location,
        )
        self.writer(op).add(made)
        self._memory.update(new for new in made.results if isinstance(new.type, MemRefType))
        results = iter(made.results)
        self.replace(op, *(next(results) if n == 1 else (next(results), next(results)) for n in counts))
        for region in made.regions:
            for block in region.blocks:
                self.block(block)


def _split_attributes(function: FuncOp) -> None:
    """An argument that becomes two has its attributes twice."""
    if function.arg_attrs is None:
        return
    entries: list[DictionaryAttr] = []
    for argument, attributes in zip(function.args, function.arg_attrs.data, strict=True):
        entries += [attributes] * (2 if isinstance(argument.type, ComplexType) else 1)
    function.properties["arg_attrs"] = ArrayAttr(entries)


def _extended(values: Any, last: int) -> DenseArrayBase[Any]:
    return DenseArrayBase.from_list(i64, [*values.get_values(), last])


_HANDLERS: dict[type[Operation], _Handler] = {
    arith.SelectOp: _Splitter.select,
    complex.ConstantOp: _Splitter.constant,
    complex.CreateOp: _Splitter.create,
    complex.ImOp: _Splitter.imaginary,
    complex.ReOp: _Splitter.real,
    memref.AllocOp: _Splitter.memory,
    memref.AllocaOp: _Splitter.memory,
    memref.CastOp: _Splitter.memory,
    memref.CollapseShapeOp: _Splitter.reshape,
    memref.CopyOp: _Splitter.unchanged,
    memref.DeallocOp: _Splitter.unchanged,
    memref.ExpandShapeOp: _Splitter.reshape,
    memref.GetGlobalOp: _Splitter.memory,
    memref.LoadOp: _Splitter.load,
    memref.StoreOp: _Splitter.store,
    memref.SubviewOp: _Splitter.subview,
    memref.ViewOp: _Splitter.memory,
    CallOp: _Splitter.rebuild,
    ReturnOp: _Splitter.rebuild,
    ScatterOp: _Splitter.scatter,
    YieldOp: _Splitter.rebuild,
    linalg_ext.YieldOp: _Splitter.rebuild,
    scf.ConditionOp: _Splitter.rebuild,
    scf.ForOp: _Splitter.rebuild,
    scf.IfOp: _Splitter.rebuild,
    scf.IndexSwitchOp: _Splitter.rebuild,
    scf.WhileOp: _Splitter.rebuild,
    scf.YieldOp: _Splitter.rebuild,
}


def _handler(op: Operation) -> _Handler:
    """What rewrites `op`, which has complex operands or results."""
    handler = _HANDLERS.get(type(op))
    if handler is not None:
        return handler
    if isinstance(op, LinalgStructuredOperation):
        return _Splitter.structured
    if op.name.startswith("complex."):
        return _Splitter.compute
    raise unsupported_at(op, f"{op.name} of complex numbers")
