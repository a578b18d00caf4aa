"""linalg.generic and all ops that are one: elementwise, folds as ufuncs, contractions as matrix products."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np
from xdsl.dialects.linalg import Linalg
from xdsl.dialects.linalg.abstract_ops import LinalgStructuredOperation
from xdsl.dialects.linalg.attrs import IteratorType
from xdsl.dialects.linalg.ops import BroadcastOp, IndexOp, ReduceOp
from xdsl.ir import Block, Operation
from xdsl.ir.affine import AffineExpr, AffineMap

from hloom.dialects.diagnostics import unsupported_at

from ...dtypes import Array, DType, dtype_of, shape_of
from ..attributes import integers
from ..functions import Run
from ..numerics.contraction import contract_spread
from ..numerics.reduction import Combiner
from ..planner import Planner
from ..registry import NotLiftable, lifted, meaning
from .bodies import Fold, folds
from .maps import Access, loop_index


class Nest(NamedTuple):
    """A structured op's loops: what is read, what is written, and which loops reduce."""

    op: Operation
    inputs: list[Access]
    outputs: list[Access]
    dtypes: list[DType]
    reduced: list[int]
    loops: int
    on_tensors: bool

    @property
    def block(self) -> Block:
        return self.op.regions[0].block

    def sizes(self, arrays: Sequence[Any]) -> list[int]:
        """The extents of the loops, from the operands' shapes."""
        found: dict[int, int] = {}
        for access, array in zip([*self.inputs, *self.outputs], arrays, strict=True):
            found.update(access.sizes(np.shape(array)))
        if len(found) < self.loops:
            raise unsupported_at(self.op, "a loop whose extent no operand has as a dimension")
        return [found[d] for d in range(self.loops)]

    def folded(self, output: Access) -> list[int]:
        """The reducing loops that an output does not depend on: it is folded over those."""
        return [d for d in self.reduced if d not in output.loops_used]

    def stepped(self) -> list[int]:
        """The reducing loops of windows, which are stepped through rather than spread out."""
        return sorted({d for access in self.inputs for d in access.compound_loops()} & set(self.reduced))

    def indices(self) -> list[IndexOp]:
        """The ops that ask for a loop's counter."""
        return [op for op in self.op.walk() if isinstance(op, IndexOp)]


def _nest(op: Operation, inputs: int, maps: Sequence[AffineMap], reduced: Sequence[int], loops: int) -> Nest:
    accesses = [Access(m, loops) for m in maps]
    dtypes = [dtype_of(v.type) for v in op.operands[inputs:]]
    return Nest(op, accesses[:inputs], accesses[inputs:], dtypes, list(reduced), loops, bool(op.results))


_NAMES = [o.name for o in Linalg.operations if issubclass(o, LinalgStructuredOperation) and o.name != "linalg.fill"]


@meaning(*_NAMES)
def _structured(op: LinalgStructuredOperation, plan: Planner) -> Run:
    iterators = [i.data for i in op.get_iterator_types()]
    reduced = [d for d, kind in enumerate(iterators) if kind != IteratorType.PARALLEL]
    maps = [m.data for m in op.get_indexing_maps()]
    return _run(_nest(op, len(op.inputs), maps, reduced, len(iterators)), plan)


@meaning("linalg.reduce")
def _reduce(op: ReduceOp, plan: Planner) -> Run:
    loops, reduced = len(shape_of(op.input.type)), integers(op.dimensions)
    kept = _without(loops, reduced)
    return _run(_nest(op, 1, [AffineMap.identity(loops), kept], reduced, loops), plan)


@meaning("linalg.broadcast")
def _broadcast(op: BroadcastOp, plan: Planner) -> Run:
    loops, added = len(shape_of(op.init.type)), integers(op.dimensions)
    return _run(_nest(op, 1, [_without(loops, added), AffineMap.identity(loops)], (), loops), plan)


def _without(loops: int, dropped: Sequence[int]) -> AffineMap:
    """The map that picks all loops but some."""
    return AffineMap(loops, 0, tuple(AffineExpr.dimension(d) for d in range(loops) if d not in dropped))


@meaning("linalg.fill")
def _fill(op: LinalgStructuredOperation, plan: Planner) -> Run:
    if op.results:
        return _filled

    def write(value: Any, out: Any) -> None:
        out[...] = value

    return write


def _filled(value: Any, out: Any) -> Array:
    return np.broadcast_to(np.asarray(value, out.dtype), out.shape)


@lifted("linalg.index")
def _index(op: IndexOp, plan: Planner) -> Run:
    raise NotLiftable(op.name)  # given by the op around it; elsewhere it has no meaning


def _run(nest: Nest, plan: Planner) -> Run:
    if not nest.reduced:
        return _elementwise(nest, plan)
    known = folds(nest.block, len(nest.inputs), [not nest.folded(a) for a in nest.outputs])
    if known is not None and not (nest.stepped() and any(f.known is None for f in known)):
        try:
            return _folded(nest, known, plan)
        except NotLiftable:
            pass
    return _in_order(nest, plan)


# --- every loop parallel


def _elementwise(nest: Nest, plan: Planner) -> Run:
    asked = nest.indices()
    body = plan.body(nest.op, extra=[op.result for op in asked])
    count = len(nest.inputs) + len(nest.outputs)

    def run(*values: Any) -> Any:
        operands, outer = values[:count], values[count:]
        sizes = nest.sizes(operands)
        views = [a.view(x, sizes, {}) for a, x in zip([*nest.inputs, *nest.outputs], operands, strict=True)]
        counters = [loop_index(op.dim.value.data, sizes, {}) for op in asked]
        results = body(*views, *counters, *outer)
        return _finish(nest, results, operands[len(nest.inputs) :], sizes)

    return run


def _finish(nest: Nest, results: Sequence[Any], outs: Sequence[Any], sizes: Sequence[int]) -> Any:
    """Results over the iteration space, as new tensors or written to memrefs."""
    made = [
        _written(access, result, out, sizes, nest.on_tensors)
        for access, result, out in zip(nest.outputs, results, outs, strict=True)
    ]
    return None if not nest.on_tensors else made[0] if len(made) == 1 else tuple(made)


def _written(access: Access, result: Any, out: Any, sizes: Sequence[int], on_tensors: bool) -> Any:
    picked = access.permutation
    if on_tensors and picked is not None:
        full = [n if d in picked else 1 for d, n in enumerate(sizes)]
        values = np.asarray(result, out.dtype)
        if values.ndim == len(sizes):  # of several iterations that write one element, the last counts
            values = values[tuple(slice(None) if d in picked else slice(-1, None) for d in range(len(sizes)))]
        spread = np.broadcast_to(values, full)
        dropped = tuple(d for d in range(len(sizes)) if d not in picked)
        order = [sorted(picked).index(d) for d in picked]
        return spread.squeeze(dropped).transpose(order)
    target = out.copy() if on_tensors else out
    access.view(target, sizes, {}, write=True)[...] = result
    return target


# --- some loops reduce


def _folded(nest: Nest, known: Sequence[Fold], plan: Planner) -> Run:
    """Outputs that are known folds: terms over the whole space but windows, which are stepped through."""
    asked, stepped, count = nest.indices(), nest.stepped(), len(nest.inputs)
    terms = [t for fold in known for t in fold.terms]
    body = plan.values_body(nest.op, terms, [op.result for op in asked])
    axes = [[d for d in nest.folded(a) if d not in stepped] for a in nest.outputs]

    def run(*values: Any) -> Any:
        arity = count + len(nest.outputs)
        inputs, outs, outer = values[:count], values[count:arity], values[arity:]
        sizes = nest.sizes(values[:arity])
        state = [a.view(x, sizes, {}) for a, x in zip(nest.outputs, outs, strict=True)]
        sums = [s.astype(f.known.wide) if f.known else s for s, f in zip(state, known, strict=True)]
        for place in product(*(range(sizes[d]) for d in stepped)) if all(sizes) else ():
            fixed = dict(zip(stepped, place, strict=True))
            views = [a.view(x, sizes, fixed) for a, x in zip(nest.inputs, inputs, strict=True)]
            counters = [loop_index(op.dim.value.data, sizes, fixed) for op in asked]
            found = iter(body(*views, *state, *counters, *outer))
            extents = [1 if d in fixed else n for d, n in enumerate(sizes)]
            for k, fold in enumerate(known):
                parts = [next(found) for _ in fold.terms]
                sums[k] = (
                    fold.known.pair(sums[k], _total(fold.known, parts, axes[k], extents)) if fold.known else parts[0]
                )
        results = [f.known.finish(s) if f.known else s for f, s in zip(known, sums, strict=True)]
        return _finish(nest, results, outs, sizes)

    return run


def _total(known: Combiner, parts: list[Any], axes: Sequence[int], sizes: Sequence[int]) -> Any:
    """One fold over `axes`, which stay as axes of size 1."""
    wide = [np.asarray(p).astype(known.wide, copy=False) for p in parts]
    wide = [p if p.ndim else p.reshape((1,) * len(sizes)) for p in wide]
    if len(wide) == 2:
        repeats = prod(sizes[d] for d in axes if wide[0].shape[d] == wide[1].shape[d] == 1)
        total = contract_spread(wide[0], wide[1], axes)
        return total if repeats == 1 else total * known.wide.type(repeats)
    term = wide[0]
    spread = np.broadcast_to(term, [n if d in axes else term.shape[d] for d, n in enumerate(sizes)])
    folded = known.fold(spread, tuple(axes))
    return np.expand_dims(folded, tuple(axes))


def _in_order(nest: Nest, plan: Planner) -> Run:
    """Any body: the reducing loops one step at a time, all others at once."""
    asked = nest.indices()
    body = plan.body(nest.op, extra=[op.result for op in asked])
    count = len(nest.inputs)

    def run(*values: Any) -> Any:
        arity = count + len(nest.outputs)
        inputs, outs, outer = values[:count], values[count:arity], values[arity:]
        sizes = nest.sizes(values[:arity])
        targets = [x.copy() for x in outs] if nest.on_tensors else outs
        for place in product(*(range(sizes[d]) for d in nest.reduced)):
            fixed = dict(zip(nest.reduced, place, strict=True))
            views = [a.view(x, sizes, fixed) for a, x in zip(nest.inputs, inputs, strict=True)]
            state = [a.view(x, sizes, fixed, write=True) for a, x in zip(nest.outputs, targets, strict=True)]
            counters = [loop_index(op.dim.value.data, sizes, fixed) for op in asked]
            results = [np.array(r) for r in body(*views, *state, *counters, *outer)]
            for target, result in zip(state, results, strict=True):
                target[...] = result
        return None if not nest.on_tensors else targets[0] if len(targets) == 1 else tuple(targets)

    return run
