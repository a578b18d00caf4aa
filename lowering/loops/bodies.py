"""Emits fused loops: opens and closes them, keeps what a reduction accumulates in scalars, and copies the bodies in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from xdsl.dialects import arith, math, memref
from xdsl.dialects.builtin import ArrayAttr, Float32Type, Float64Type, StringAttr, UnitAttr, i32, i64
from xdsl.dialects.func import CallOp
from xdsl.dialects.linalg.ops import IndexOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, Region, SSAValue

from ..memrefs import is_memref, memref_type
from .emitter import Emitter
from .fusion import Loop, Tree
from .landings import Landing, Require
from .library import Library
from .nests import Access, Nest

# The names of loop indices, by the dimension that they run over.
_INDEX_NAMES = "ijklmnpqrst"

# Ops by which partial results may be combined in any order, and the name that `hloom.simd` has for them.
_COMBINERS: dict[type[Operation], str] = {
    arith.AddfOp: "add",
    arith.AddiOp: "add",
    arith.MulfOp: "mul",
    arith.MuliOp: "mul",
    arith.MaximumfOp: "max",
    arith.MinimumfOp: "min",
    arith.MaxSIOp: "max",
    arith.MinSIOp: "min",
    arith.AndIOp: "and",
    arith.OrIOp: "or",
    arith.XOrIOp: "xor",
}

# Extrema of floats are extrema of integers that are ordered as the floats are, with NaN beyond all others: exact in any
# order, and fast. The functions that make such a key of a float, and the op on keys.
_KEYS: dict[type[Operation], tuple[str, type[Operation]]] = {
    arith.MaximumfOp: ("hloom_max_key", arith.MaxSIOp),
    arith.MinimumfOp: ("hloom_min_key", arith.MinSIOp),
}
_KEY_TYPES: dict[str, Attribute] = {"f32": i32, "f64": i64}


class BodyEmitter:
    """Emits trees of loops through an `Emitter`."""

    def __init__(self, emitter: Emitter, library: Library) -> None:
        self._emit = emitter
        self._library = library
        self._indices: list[SSAValue] = []
        self._sums: dict[Access, SSAValue] = {}
        self._starts: dict[Nest, list[SSAValue | None]] = {}  # where the window at hand of a scatter starts
        self._landed: list[SSAValue] = []  # where its update at hand goes

    def trees(self, trees: Sequence[Tree]) -> None:
        """Emits what runs one after the other."""
        self._make_scratch([nest for tree in trees for nest in (tree.members if isinstance(tree, Loop) else [tree])], 0)
        for tree in trees:
            self._tree(tree)

    def _tree(self, tree: Tree) -> None:
        nest = tree if isinstance(tree, Nest) else tree.members[0] if len(tree.members) == 1 else None
        if nest is not None and nest.landing is not None and nest not in self._starts and self._sees_batch(nest):
            self._window(nest, nest.landing, tree)
        elif isinstance(tree, Loop):
            self._loop(tree)
        else:
            self._nest(tree)

    # Scatters

    def _sees_batch(self, nest: Nest) -> bool:
        """Whether all loops that select an index of a scatter are open."""
        assert nest.landing is not None
        return not set(nest.landing.batch).intersection(nest.order[len(self._indices) :])

    def _window(self, nest: Nest, landing: Landing, tree: Tree) -> None:
        """What is left of a scatter's loops: one window, if any of it is in bounds."""
        with ExitStack() as guards:
            self._starts[nest] = landing.starts(self._emit, self._open_loops(nest), self._opener(guards))
            self._tree(tree)
        del self._starts[nest]

    def _opener(self, guards: ExitStack) -> Require:
        return lambda condition: guards.enter_context(self._emit.when(condition))

    def _open_loops(self, nest: Nest) -> list[SSAValue]:
        """The index of each of a nest's loops that is open, and 0 for the others."""
        dims = [self._emit.constant(0)] * len(nest.extents)
        for dim, index in zip(nest.order, self._indices, strict=False):
            dims[dim] = index
        return dims

    # Loops

    def _loop(self, loop: Loop) -> None:
        """A loop; sums whose element no loop from here on tells apart are carried in scalars, and stored after it."""
        started = [(nest, access) for nest in loop.members for access in nest.outputs if _starts(nest, access, loop)]
        for nest, access in started:
            initial = self._emit.load(access.buffer, self._subscripts(nest, access))
            self._sums[access] = self._key(initial, access) if _is_keyed(access) else initial
        outputs = [access for nest in loop.members for access in nest.outputs]
        carried = [access for access in outputs if access in self._sums]
        inits = [self._sums[access] for access in carried]
        written = [access.root for access in outputs if access not in self._sums]
        index, *sums = self._emit.open(written, inits, _index_name(loop))
        self._advance(carried, sums)
        self._indices.append(index)
        self._make_scratch(loop.members, loop.depth + 1)
        for child in loop.children:
            self._tree(child)
        self._indices.pop()
        yields = [self._sums[access] for access in carried]
        self._advance(carried, self._emit.close(loop.extent, inits, yields, _marks(loop, carried)))
        for nest, access in started:
            result = self._sums.pop(access)
            result = self._from_key(result, access) if _is_keyed(access) else result
            self._emit.store(result, access.buffer, self._subscripts(nest, access))

    def _make_scratch(self, nests: Sequence[Nest], depth: int) -> None:
        for op in (op for nest in nests for at, op in nest.scratch if at == depth):
            self._emit.here(op)

    def _advance(self, carried: Sequence[Access], values: Sequence[SSAValue]) -> None:
        for access, value in zip(carried, values, strict=True):
            self._sums[access] = value
            value.name_hint = "acc"

    def _subscripts(self, nest: Nest, access: Access) -> list[SSAValue]:
        """The indices of the element that `access` touches in the open loops."""
        if access.map is None:
            return self._landed
        dims = self._open_loops(nest)
        return [self._emit.index(expr, dims) for expr in access.map.results]

    # Bodies

    def _nest(self, nest: Nest) -> None:
        """The body of a nest, inside its loops."""
        if nest.body is None:
            return self._store(nest, nest.outputs[0], self._element(nest, nest.inputs[0]))
        with ExitStack() as guards:
            if nest.landing is not None:
                loops, starts = self._open_loops(nest), self._starts[nest]
                self._landed = nest.landing.places(self._emit, starts, loops, self._opener(guards))
            self._compute(nest, nest.body)
        return None

    def _compute(self, nest: Nest, body: Block) -> None:
        values: dict[SSAValue, SSAValue] = {}
        for access in (*nest.inputs, *nest.outputs):
            if access.argument is not None and access.argument.first_use is not None:
                values[access.argument] = self._element(nest, access)
        self._ops(nest, body, values)
        last = body.last_op
        assert last is not None
        for access, value in zip(nest.outputs, last.operands, strict=True):
            self._store(nest, access, values.get(value, value))

    def _element(self, nest: Nest, access: Access) -> SSAValue:
        if not is_memref(access.buffer):
            return access.buffer
        sum_ = self._sums.get(access)
        return sum_ if sum_ is not None else self._emit.load(access.buffer, self._subscripts(nest, access), nest.op)

    def _store(self, nest: Nest, access: Access, value: SSAValue) -> None:
        if access in self._sums:
            self._sums[access] = value
        else:
            self._emit.store(value, access.buffer, self._subscripts(nest, access))

    def _ops(self, nest: Nest, block: Block, values: dict[SSAValue, SSAValue]) -> None:
        """Copies the ops of a block but its terminator; `values` says what stands for the values in it."""
        for op in tuple(block.ops)[:-1]:
            operands = [values.get(operand, operand) for operand in op.operands]
            if isinstance(op, IndexOp):
                values[op.result] = self._loop_index(nest, op.dim.value.data)
            elif isinstance(op, memref.LoadOp):
                values[op.res] = self._emit.load(operands[0], operands[1:], op)
            elif op.regions:
                self._with_regions(nest, op, operands, values)
            elif (access := self._keyed_by(nest, op)) is not None:
                values[op.results[0]] = self._combine_keys(access, op, operands)
            else:
                copy = self._emit.pure(self._lowered(nest, op, operands, values))
                values.update(zip(op.results, copy.results, strict=True))

    # Extrema

    def _key(self, value: SSAValue, access: Access) -> SSAValue:
        name = f"{_KEYS[_combiner(access)][0]}_{value.type}"
        return self._call(name, value, _KEY_TYPES[str(value.type)])

    def _from_key(self, value: SSAValue, access: Access) -> SSAValue:
        type_ = memref_type(access.buffer).element_type
        return self._call(f"hloom_from_key_{type_}", value, type_)

    def _call(self, name: str, value: SSAValue, type_: Attribute) -> SSAValue:
        properties: dict[str, Attribute] = {"callee": self._library.call(name)}
        return self._emit.pure(CallOp.create(operands=[value], result_types=[type_], properties=properties)).results[0]

    def _keyed_by(self, nest: Nest, op: Operation) -> Access | None:
        """The sum that `op` updates, where that is kept as a key."""
        if type(op) not in _KEYS:
            return None
        arguments = [access for access in nest.outputs if access.argument in op.operands]
        return next((access for access in arguments if access in self._sums and _is_keyed(access)), None)

    def _combine_keys(self, access: Access, op: Operation, operands: Sequence[SSAValue]) -> SSAValue:
        keys = [v if o is access.argument else self._key(v, access) for o, v in zip(op.operands, operands, strict=True)]
        class_ = _KEYS[type(op)][1]
        return self._emit.pure(class_.create(operands=keys, result_types=[keys[0].type])).results[0]

    # Ops

    def _loop_index(self, nest: Nest, dim: int) -> SSAValue:
        return self._indices[nest.order.index(dim)] if dim in nest.order else self._emit.constant(0)

    def _lowered(
        self, nest: Nest, op: Operation, operands: Sequence[SSAValue], values: dict[SSAValue, SSAValue]
    ) -> Operation:
        """A copy of `op`; a call where our library computes it, a fused multiply-add where that sums up products."""
        if (callee := self._library.callee(op)) is not None:
            properties: dict[str, Attribute] = {"callee": callee}
            return CallOp.create(
                operands=operands, result_types=op.result_types, properties=properties, location=op.location
            )
        if (factors := _product_summed_up(nest, op)) is not None:
            sum_ = next(value for value in op.operands if value.owner is not factors)
            terms = [values.get(value, value) for value in (*factors.operands, sum_)]
            properties = {"fastmath": arith.FastMathFlagsAttr("none")}
            return math.FmaOp.create(
                operands=terms, result_types=op.result_types, properties=properties, location=op.location
            )
        return type(op).create(
            operands=operands,
            result_types=op.result_types,
            properties=op.properties,
            attributes=op.attributes,
            location=op.location,
        )

    def _with_regions(
        self, nest: Nest, op: Operation, operands: Sequence[SSAValue], values: dict[SSAValue, SSAValue]
    ) -> None:
        regions = [self._branch(nest, region, values) for region in op.regions]
        copy = type(op).create(
            operands=operands,
            result_types=op.result_types,
            properties=op.properties,
            attributes=op.attributes,
            regions=regions,
            location=op.location,
        )
        values.update(zip(op.results, self._emit.here(copy).results, strict=True))

    def _branch(self, nest: Nest, region: Region, values: dict[SSAValue, SSAValue]) -> Region:
        if not region.blocks:
            return Region()
        block = self._emit.open_branch(region.block.arg_types)
        values.update(zip(region.block.args, block.args, strict=True))
        self._ops(nest, region.block, values)
        last = region.block.last_op
        assert last is not None
        block.add_op(type(last).create(operands=[values.get(value, value) for value in last.operands]))
        self._emit.close_branch()
        return Region(block)


def _starts(nest: Nest, access: Access, loop: Loop) -> bool:
    """Whether `loop` is the outermost from which on no loop of the nest changes which element `access` touches."""
    if access.map is None:
        return False
    used = access.map.used_dims()
    last = max((depth for depth, dim in enumerate(nest.order) if dim in used), default=-1)
    return loop.depth == max(last + 1, access.private)


def _index_name(loop: Loop) -> str:
    dim = loop.members[-1].order[loop.depth]
    return _INDEX_NAMES[dim] if dim < len(_INDEX_NAMES) else f"i{dim}"


def _marks(loop: Loop, carried: Sequence[Access]) -> dict[str, Attribute]:
    """`hloom.simd` where the iterations of an innermost loop may run in any order."""
    if not loop.innermost or any(nest.plain for nest in loop.members):
        return {}
    names = [_COMBINERS.get(_combiner(access)) for access in carried]
    if None in names or not (loop.parallel or carried):
        return {}
    kinds = [StringAttr(name) for name in names if name is not None]
    if not kinds:
        return {"hloom.simd": UnitAttr()}
    return {"hloom.simd": kinds[0] if len(set(names)) == 1 else ArrayAttr(kinds)}


def _is_keyed(access: Access) -> bool:
    return _combiner(access) in _KEYS and str(memref_type(access.buffer).element_type) in _KEY_TYPES


def _combiner(access: Access) -> type[Operation]:
    """The op by which the body adds to the sum `access`, if that is all it does with it; else no op's class."""
    argument = access.argument
    if not isinstance(argument, BlockArgument) or not argument.has_one_use():
        return Operation
    block = argument.owner
    last = block.last_op
    assert last is not None
    op = last.operands[argument.index - len(block.args)].owner
    return type(op) if isinstance(op, Operation) and argument in op.operands else Operation


def _product_summed_up(nest: Nest, op: Operation) -> arith.MulfOp | None:
    """The product that a reduction adds to its sum with `op`, where a fused multiply-add can do both."""
    if (
        not isinstance(op, arith.AddfOp)
        or all(nest.parallel)
        or not isinstance(op.result.type, Float32Type | Float64Type)
    ):
        return None
    sums = [access.argument for access in nest.outputs]
    for value, other in ((op.lhs, op.rhs), (op.rhs, op.lhs)):
        if value in sums and isinstance(other.owner, arith.MulfOp) and other.has_one_use():
            return other.owner
    return None
