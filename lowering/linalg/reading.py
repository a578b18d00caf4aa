"""Reads a block of StableHLO ops into a graph of tensor expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias, TypeVar, cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    DenseIntOrFPElementsAttr,
    FloatAttr,
    IntegerAttr,
)
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from .elementwise import ELEMENTWISE, element_of
from .graph import (
    Compute,
    Elementwise,
    Entry,
    Fence,
    Leaf,
    Node,
    Shape,
    Splat,
    View,
)
from .scalars import Body
from .types import is_complex, part_of, scalar, shaped, signless

# Reads an op; its results, in order.
Handler: TypeAlias = "Callable[[Reader, Any], Node | Sequence[Node]]"
_AnyEntry = TypeVar("_AnyEntry", bound=Entry)


class Reader:
    """A block's graph in the making: `nodes` of values, and all entries in `order`, operands first."""

    def __init__(self, handlers: Mapping[str, Handler], outer: dict[SSAValue, Node]) -> None:
        self._handlers = handlers
        self.nodes = outer
        self.order: list[Entry] = list(outer.values())

    def read(self, ops: Iterable[Operation]) -> None:
        """Reads ops in order, each after what it uses."""
        for op in ops:
            handler = self._handlers.get(op.name)
            if handler is not None:
                made = handler(self, op)
            elif op.name in ELEMENTWISE:
                made = self._read_elementwise(op)
            else:
                raise unsupported_at(op, f"{op.name} has no way to stage 'linalg' yet")
            results = [made] if isinstance(made, Node) else made
            self.nodes.update(zip(op.results, results, strict=True))

    def add(self, entry: _AnyEntry) -> _AnyEntry:
        """Notes a new entry of the graph."""
        self.order.append(entry)
        return entry

    def of(self, values: Iterable[SSAValue]) -> list[Node]:
        """The nodes of some values."""
        return [self.nodes[value] for value in values]

    def _read_elementwise(self, op: Operation) -> Node:
        weight, emit = ELEMENTWISE[op.name]
        shape, dtype = shaped(op.results[0], op)
        operands = [self.spread(op, node, shape) for node in self.of(op.operands)]
        return self.elementwise(op, shape, dtype, operands, lambda body, args: emit(body, op, args), weight)

    def elementwise(
        self, op: Operation, shape: Shape, dtype: Attribute, operands: Sequence[Node], compute: Compute, weight: int
    ) -> Node:
        """An elementwise node; where all operands are views alike, it is computed before the view is taken."""
        make = partial(Elementwise, op, dtype=dtype, compute=compute, weight=weight)
        varied = [node for node in operands if not _is_uniform(node)]
        if not varied and shape:
            inner = self.add(make(shape=(), operands=tuple([self._respread(op, node, ()) for node in operands])))
            return self.spread(op, inner, shape)
        view = varied[0] if varied else None
        if isinstance(view, View) and view.key[0] in _FLOATING and all(_alike(view, n) for n in varied):
            inner_shape = view.operands[0].shape
            inside = [n.operands[0] if n in varied else self._respread(op, n, inner_shape) for n in operands]
            inner = self.elementwise(op, inner_shape, dtype, inside, compute, weight)
            return self.add(View(op, shape, dtype, (inner,), read=view.read, key=view.key))
        return self.add(make(shape=shape, operands=tuple(operands)))

    def spread(self, op: Operation | None, node: Node, shape: Shape) -> Node:
        """A scalar everywhere in a tensor of this shape; a tensor of another shape stays as it is."""
        if node.shape == shape or node.shape:
            return node
        if isinstance(node, Splat):
            return self.add(Splat(node.op, shape, node.dtype, value=node.value))
        key = ("broadcast", (), shape, ())
        return self.add(View(op, shape, node.dtype, (node,), read=lambda _: (), key=key))

    def _respread(self, op: Operation, node: Node, shape: Shape) -> Node:
        """A uniform node in another shape."""
        if isinstance(node, View):
            return self.spread(op, node.operands[0], shape)
        assert isinstance(node, Splat)
        return self.add(Splat(node.op, shape, node.dtype, value=node.value))

    def constant(self, value: float, shape: Shape, dtype: Attribute) -> Splat:
        """A real number everywhere."""
        if is_complex(dtype):
            part = part_of(dtype)
            return self.add(Splat(None, shape, dtype, value=ArrayAttr([scalar(value, part), scalar(0, part)])))
        return self.add(Splat(None, shape, dtype, value=scalar(value, signless(dtype))))


# Views under which an elementwise op does no more work than above them.
_FLOATING = frozenset({"broadcast", "reshape", "transpose"})


def _is_uniform(node: Node) -> bool:
    """Whether all elements are one scalar."""
    return isinstance(node, Splat) or (isinstance(node, View) and node.key[:2] == ("broadcast", ()))


def _alike(view: View, node: Node) -> bool:
    return isinstance(node, View) and node.key == view.key


def read_constant(reader: Reader, op: Operation) -> Node:
    shape, dtype = shaped(op.results[0], op)
    value = splat_value(op.properties["value"])
    if value is not None:
        return reader.add(Splat(op, shape, dtype, value=value))
    return reader.add(Leaf(op, shape, dtype))


def splat_value(attr: Attribute) -> Attribute | None:
    """The one scalar that a constant holds everywhere, of signless type; None if it holds several, or none."""
    if not isinstance(attr, DenseIntOrFPElementsAttr):
        return None
    dense = cast(DenseIntOrFPElementsAttr[Any], attr)
    element, data = dense.get_element_type(), dense.data.data
    size: int = element.compile_time_size
    if not data or not _repeats(data, size):
        return None
    return _scalar_of(next(iter(element.iter_unpack(data[:size]))), element)


def _repeats(data: bytes, size: int) -> bool:
    """Whether all groups of `size` bytes are equal; the ends tell most constants apart without a look at the rest."""
    if data[:size] != data[-size:] or data[:size] != data[size : 2 * size] != b"":
        return False
    view = memoryview(data)
    return view[size:] == view[:-size]


def _scalar_of(value: Any, element: Attribute) -> IntegerAttr[Any] | FloatAttr[Any] | ArrayAttr[Any]:
    if is_complex(element):
        part = part_of(element)
        return ArrayAttr([scalar(number, part) for number in value])
    return scalar(value, signless(element))


def read_barrier(reader: Reader, op: Operation) -> Sequence[Node]:
    return reader.of(op.operands)


def read_map(reader: Reader, op: Operation) -> Node:
    shape, dtype = shaped(op.results[0], op)
    operands = reader.of(op.operands)
    block = op.regions[0].block

    def compute(body: Body, args: Sequence[SSAValue]) -> SSAValue:
        return scalar_region(body, block, args)[0]

    return reader.elementwise(op, shape, dtype, operands, compute, weight=4 * len(block.ops))


def scalar_region(body: Body, block: Block, args: Sequence[SSAValue]) -> list[SSAValue]:
    """Writes a region of ops on scalar tensors as ops on scalars; what it returns."""
    values: dict[SSAValue, SSAValue] = dict(zip(block.args, args, strict=True))
    for op in block.ops:
        operands = [_scalar_value(body, op, operand, values) for operand in op.operands]
        if op.name == "stablehlo.return":
            return operands
        if op.name != "stablehlo.constant":
            values[op.results[0]] = _scalar_op(body, op, operands)
    raise AssertionError("a region without a return")


def _scalar_value(body: Body, op: Operation, value: SSAValue, values: Mapping[SSAValue, SSAValue]) -> SSAValue:
    """The scalar that an operand of `op` is; a constant may be one from outside of the region."""
    if value in values:
        return values[value]
    constant = value.owner if isinstance(value.owner, Operation) else None
    known = splat_value(constant.properties["value"]) if constant and constant.name == "stablehlo.constant" else None
    if known is None:
        raise unsupported_at(op, f"a value from outside of the region of {_owner(op)} that is no constant")
    return body.constants.get(known, signless(element_of(value)))


def _scalar_op(body: Body, op: Operation, operands: Sequence[SSAValue]) -> SSAValue:
    if op.name not in ELEMENTWISE:
        raise unsupported_at(op, f"{op.name} inside the region of {_owner(op)}")
    return ELEMENTWISE[op.name][1](body, op, operands)


def _owner(op: Operation) -> str:
    parent = op.parent_op()
    return parent.name if parent else "?"


def read_fence(reader: Reader, op: Operation) -> Sequence[Node]:
    fence = Fence(op, tuple(reader.of(op.operands)), tuple(_captures(reader, op)))
    reader.add(fence)
    fence.results = tuple([reader.add(Leaf(op, *shaped(result, op))) for result in op.results])
    return fence.results


def _captures(reader: Reader, op: Operation) -> Iterable[tuple[SSAValue, Node]]:
    """What an op's regions use of the values around it."""
    found: dict[SSAValue, Node] = {}
    for region in op.regions:
        for inner in region.walk():
            found.update((v, reader.nodes[v]) for v in inner.operands if v in reader.nodes and v not in found)
    return found.items()


READERS: dict[str, Handler] = {
    "stablehlo.constant": read_constant,
    "chlo.constant": read_constant,
    "stablehlo.optimization_barrier": read_barrier,
    "sdy.sharding_constraint": read_barrier,  # there is one device
    "stablehlo.map": read_map,
    "stablehlo.while": read_fence,
    "stablehlo.if": read_fence,
    "stablehlo.case": read_fence,
    "func.call": read_fence,
}
