"""Writes loops: where each op goes, which values are known already, which loads and stores memory can do without.

A pure op goes to the outermost open loop that has all its operands; a load too, unless the loop writes the memory. What
a store left in an element is known until something may write there; a store that is overwritten unread is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from xdsl.dialects import arith, memref, scf
from xdsl.dialects.builtin import IndexType, IntegerAttr
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.ir.affine import AffineBinaryOpExpr, AffineBinaryOpKind, AffineConstantExpr, AffineDimExpr, AffineExpr

from ..memrefs import memref_type, root_of

_INDEX = IndexType()
_Element = tuple[SSAValue, tuple[SSAValue, ...]]


@dataclass(eq=False)
class _Known:
    """What an element holds; `store` is the op that put it there, as long as nothing has read it from memory."""

    value: SSAValue
    store: memref.StoreOp | None


@dataclass(eq=False)
class _Scope:
    """An open region: what is known in it, and, for a loop, the roots of the memory that it writes. Nothing leaves a
    region that may not run (`conditional`)."""

    block: Block
    written: frozenset[SSAValue] = frozenset()
    conditional: bool = False
    values: dict[tuple[Any, ...], SSAValue] = field(default_factory=dict[tuple[Any, ...], SSAValue])
    elements: dict[_Element, _Known] = field(default_factory=dict[_Element, _Known])


class Emitter:
    """Appends loops and their contents to a block; index constants are kept apart, for the top of the function."""

    def __init__(self, block: Block, constants: dict[int, arith.ConstantOp]) -> None:
        self._scopes = [_Scope(block)]
        self._level: dict[SSAValue, int] = {}
        self._floor = 0  # the level of the innermost conditional region
        self._constants = constants

    # Values

    def constant(self, value: int) -> SSAValue:
        """The index constant `value`, made once."""
        found = self._constants.get(value)
        if found is None:
            attribute = IntegerAttr(value, _INDEX)
            found = arith.ConstantOp.create(result_types=[_INDEX], properties={"value": attribute})
            self._constants[value] = found
        return found.result

    def pure(self, op: Operation) -> Operation:
        """Places an op that only computes."""
        return self._put(op, self._level_of(op.operands))

    def here(self, op: Operation) -> Operation:
        """Places an op in the innermost open region."""
        return self._put(op, len(self._scopes) - 1)

    def _level_of(self, values: Iterable[SSAValue]) -> int:
        """The outermost region that may hold what is made of `values`."""
        return max(self._floor, *(self._level.get(value, 0) for value in values), 0)

    def _put(self, op: Operation, level: int) -> Operation:
        self._scopes[level].block.add_op(op)
        if level:
            for result in op.results:
                self._level[result] = level
        return op

    def index(self, expr: AffineExpr, dims: Sequence[SSAValue]) -> SSAValue:
        """An affine expression of loop indices."""
        match expr:
            case AffineDimExpr():
                return dims[expr.position]
            case AffineConstantExpr():
                return self.constant(expr.value)
            case AffineBinaryOpExpr():
                lhs, rhs = self.index(expr.lhs, dims), self.index(expr.rhs, dims)
                if expr.kind in _ROUNDING and _least(expr.lhs) < 0:
                    return self._divide_signed(expr.kind, lhs, rhs)
                return self._combine(expr.kind, lhs, rhs)
            case _:
                raise AssertionError(f"symbol in an indexing map: {expr}")

    def _divide_signed(self, kind: AffineBinaryOpKind, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
        """Quotient or remainder of what may be negative: rounded as the map says, the remainder never negative."""
        quotient = self.pure(arith.FloorDivSIOp.create(operands=[lhs, rhs], result_types=[_INDEX])).results[0]
        if kind is AffineBinaryOpKind.FloorDiv:
            return quotient
        product = self._combine(AffineBinaryOpKind.Mul, quotient, rhs)
        return self.pure(arith.SubiOp.create(operands=[lhs, product], result_types=[_INDEX])).results[0]

    def _combine(self, kind: AffineBinaryOpKind, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
        a, b = _constant_value(lhs), _constant_value(rhs)
        if a is not None and b is not None:
            return self.constant(_FOLD[kind](a, b))
        if (a, kind) == (0, AffineBinaryOpKind.Add):
            return rhs
        if (b, kind) in _NEUTRAL_ON_THE_RIGHT:
            return lhs
        key = (kind, lhs, rhs)
        level = self._level_of((lhs, rhs))
        found = self._scopes[level].values.get(key)
        if found is None:
            found = self._put(_INDEX_OPS[kind].create(operands=[lhs, rhs], result_types=[_INDEX]), level).results[0]
            self._scopes[level].values[key] = found
        return found

    # Memory

    def load(self, buffer: SSAValue, indices: Sequence[SSAValue], like: Operation | None = None) -> SSAValue:
        """The value of an element, which may be known."""
        key = (buffer, tuple(indices))
        for scope in reversed(self._scopes):
            if known := scope.elements.get(key):
                return known.value
        root = root_of(buffer)
        level = self._level_of((buffer, *indices))
        writers = (depth for depth, scope in enumerate(self._scopes) if root in scope.written)
        level = max(level, max(writers, default=0))
        self._read(root)
        op = memref.LoadOp.create(operands=[buffer, *indices], result_types=[memref_type(buffer).element_type])
        if like is not None:
            op.location = like.location
        value = self._put(op, level).results[0]
        self._scopes[level].elements[key] = _Known(value, None)
        return value

    def store(self, value: SSAValue, buffer: SSAValue, indices: Sequence[SSAValue]) -> None:
        """Writes an element in the innermost open loop."""
        scope, key = self._scopes[-1], (buffer, tuple(indices))
        before = scope.elements.get(key)
        self._forget(root_of(buffer), key)
        if before is not None and before.store is not None:
            before.store.detach()
            before.store.erase()
        op = memref.StoreOp.create(operands=[value, buffer, *indices])
        scope.block.add_op(op)
        scope.elements[key] = _Known(value, op)

    def _read(self, root: SSAValue) -> None:
        """Memory is about to be read: what has been stored there must stay."""
        for scope in self._scopes:
            for (buffer, _), known in scope.elements.items():
                if known.store is not None and root_of(buffer) is root:
                    known.store = None

    def _forget(self, root: SSAValue, written: _Element | None = None) -> None:
        """Memory changes, or no more than the element `written` of it does."""
        for scope in self._scopes:
            for key in [key for key in scope.elements if root_of(key[0]) is root]:
                if written is None or not _apart(key, written):
                    del scope.elements[key]

    # Regions

    def open_branch(self, types: Sequence[Attribute]) -> Block:
        """Opens a region that may or may not run, with arguments of the given types; what comes now stays in it."""
        block = Block(arg_types=types)
        self._scopes.append(_Scope(block, conditional=True))
        self._floor = len(self._scopes) - 1
        self._level.update(dict.fromkeys(block.args, self._floor))
        return block

    def close_branch(self) -> None:
        self._scopes.pop()
        self._floor = max((level for level, scope in enumerate(self._scopes) if scope.conditional), default=0)

    @contextmanager
    def when(self, condition: SSAValue) -> Generator[None, None, None]:
        """What is emitted inside runs only where `condition` holds."""
        block = self.open_branch(())
        yield
        block.add_op(scf.YieldOp.create())
        self.close_branch()
        self.here(scf.IfOp.create(operands=[condition], regions=[Region(block), Region()]))

    def open(self, written: Iterable[SSAValue], inits: Sequence[SSAValue], hint: str) -> tuple[SSAValue, ...]:
        """Opens a loop that writes memory of the given roots; returns its index and its carried values."""
        roots = frozenset(written)
        for root in roots:
            self._forget(root)
        block = Block(arg_types=[_INDEX, *(value.type for value in inits)])
        self._scopes.append(_Scope(block, roots))
        level = len(self._scopes) - 1
        self._level.update(dict.fromkeys(block.args, level))
        block.args[0].name_hint = hint
        return block.args

    def close(
        self, extent: int, inits: Sequence[SSAValue], yields: Sequence[SSAValue], attributes: dict[str, Attribute]
    ) -> Sequence[SSAValue]:
        """Closes the innermost loop, which runs from 0 to `extent`; returns its results."""
        block = self._scopes.pop().block
        block.add_op(scf.YieldOp.create(operands=yields))
        bounds = [self.constant(0), self.constant(extent), self.constant(1)]
        op = scf.ForOp.create(
            operands=[*bounds, *inits],
            result_types=[value.type for value in inits],
            attributes=attributes,
            regions=[Region(block)],
        )
        return self._put(op, len(self._scopes) - 1).results


def _apart(first: _Element, second: _Element) -> bool:
    """Whether two elements of a buffer differ in a constant index: they are different ones."""
    if first[0] is not second[0]:
        return False
    indices = ((_constant_value(i), _constant_value(j)) for i, j in zip(first[1], second[1], strict=True))
    return any(i is not None and j is not None and i != j for i, j in indices)


def _constant_value(value: SSAValue) -> int | None:
    op = value.owner
    known = op.value if isinstance(op, arith.ConstantOp) else None
    return known.value.data if isinstance(known, IntegerAttr) else None


def _least(expr: AffineExpr) -> float:
    """A lower bound of an expression of loop indices, which start at 0."""
    match expr:
        case AffineConstantExpr():
            return expr.value
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Add):
            return _least(expr.lhs) + _least(expr.rhs)
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Mul, rhs=AffineConstantExpr(value=factor)):
            return _least(expr.lhs) * factor if factor >= 0 else float("-inf")
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.FloorDiv | AffineBinaryOpKind.CeilDiv):
            return min(_least(expr.lhs), 0)
        case _:
            return 0


_ROUNDING = frozenset({AffineBinaryOpKind.Mod, AffineBinaryOpKind.FloorDiv})
_INDEX_OPS: dict[AffineBinaryOpKind, type[Operation]] = {
    AffineBinaryOpKind.Add: arith.AddiOp,
    AffineBinaryOpKind.Mul: arith.MuliOp,
    AffineBinaryOpKind.Mod: arith.RemUIOp,
    AffineBinaryOpKind.FloorDiv: arith.DivUIOp,
    AffineBinaryOpKind.CeilDiv: arith.CeilDivSIOp,
}
_FOLD: dict[AffineBinaryOpKind, Callable[[int, int], int]] = {
    AffineBinaryOpKind.Add: lambda a, b: a + b,
    AffineBinaryOpKind.Mul: lambda a, b: a * b,
    AffineBinaryOpKind.Mod: lambda a, b: a % b,
    AffineBinaryOpKind.FloorDiv: lambda a, b: a // b,
    AffineBinaryOpKind.CeilDiv: lambda a, b: -(-a // b),
}
_NEUTRAL_ON_THE_RIGHT = {
    (0, AffineBinaryOpKind.Add),
    (1, AffineBinaryOpKind.Mul),
    (1, AffineBinaryOpKind.FloorDiv),
    (1, AffineBinaryOpKind.CeilDiv),
}
