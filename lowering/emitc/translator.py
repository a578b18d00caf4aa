"""The state of translating one function to emitc: the block that is being written, and what stands for which value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, TypeVar

from xdsl.dialects.builtin import IndexType, IntegerAttr, IntegerType
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects import emitc
from hloom.dialects.diagnostics import unsupported_at

from ..loops.library import Library
from .types import INDEX, convert_type

_Op = TypeVar("_Op", bound=Operation)
Handlers: TypeAlias = "dict[type[Operation], Callable[[Translator, Any], None]]"


class Translator:
    """Translates ops one by one, each by the handler of its class."""

    def __init__(self, handlers: Handlers, library: Library) -> None:
        self.library = library
        self._handlers = handlers
        self._block = Block()
        self._values: dict[SSAValue, SSAValue] = {}
        self._wrapped: dict[SSAValue, SSAValue] = {}
        self._indices: dict[int, emitc.ConstantOp] = {}
        self.carried: dict[SSAValue, SSAValue] = {}  # the variable that holds a loop-carried value
        self._places: list[dict[tuple[SSAValue, ...], SSAValue]] = [{}]

    # Values

    def value(self, old: SSAValue) -> SSAValue:
        """The emitc value of a value of the loops."""
        found = self._values.get(old)
        return self._cast_back(old) if found is None else found

    def values(self, old: Sequence[SSAValue]) -> list[SSAValue]:
        return [self.value(value) for value in old]

    def bind(self, old: SSAValue, new: SSAValue) -> None:
        self._values[old] = new
        if new.name_hint is None:
            new.name_hint = old.name_hint

    def add(self, op: _Op) -> _Op:
        self._block.add_op(op)
        return op

    def make(self, class_: type[Operation], operands: Sequence[SSAValue], type_: Attribute) -> SSAValue:
        """The result of a new op."""
        return self.add(class_.create(operands=operands, result_types=[type_])).results[0]

    def cast(self, value: SSAValue, type_: Attribute) -> SSAValue:
        return value if value.type == type_ else self.make(emitc.CastOp, [value], type_)

    def constant(self, value: Attribute, type_: Attribute) -> SSAValue:
        op = emitc.ConstantOp.create(result_types=[type_], properties={"value": value})
        return self.add(op).results[0]

    def index_constant(self, value: int) -> SSAValue:
        """A `ptrdiff_t`, made once, at the top of the function."""
        found = self._indices.get(value)
        if found is None:
            properties = {"value": IntegerAttr(value, IndexType())}
            found = emitc.ConstantOp.create(result_types=[INDEX], properties=properties)
            self._indices[value] = found
        return found.result

    # Integers that may wrap around

    def wrapping(self, old: SSAValue, type_: IntegerType) -> SSAValue:
        """The value as the unsigned `type_`, in which results may wrap around."""
        wrapped = self._wrapped.get(old)
        return wrapped if wrapped is not None and wrapped.type == type_ else self.cast(self.value(old), type_)

    def bind_wrapped(self, old: SSAValue, new: SSAValue) -> None:
        """Binds a result that was computed in an unsigned type; it is cast back where something needs it so."""
        self._wrapped[old] = new
        new.name_hint = old.name_hint

    def _cast_back(self, old: SSAValue) -> SSAValue:
        """The value of the right type for what was computed in an unsigned one, placed behind that."""
        wrapped, origin = self._wrapped[old], old.owner
        assert isinstance(origin, Operation)
        type_ = convert_type(old.type, origin)
        found = wrapped
        if wrapped.type != type_:
            made = wrapped.owner
            assert isinstance(made, Operation)
            assert made.parent is not None
            cast = emitc.CastOp.create(operands=[wrapped], result_types=[type_])
            made.parent.insert_op_after(cast, made)
            found = cast.dest
        self._values[old] = found
        return found

    # Places in memory

    def place(self, key: tuple[SSAValue, ...], make: Callable[[], SSAValue]) -> SSAValue:
        """The lvalue of an element, made once in each region."""
        found = self._places[-1].get(key)
        if found is None:
            found = self._places[-1][key] = make()
        return found

    # Ops and regions

    def translate(self, op: Operation) -> None:
        handler = self._handlers.get(type(op))
        if handler is None:
            raise unsupported_at(op, f"{op.name} at stage 'emitc'")
        handler(self, op)

    def region(self, arguments: Sequence[Attribute], write: Callable[[Block], None]) -> Region:
        """A region of one block with the given arguments, which `write` fills."""
        outer, self._block = self._block, Block(arg_types=arguments)
        self._places.append({})
        write(self._block)
        inner, self._block = self._block, outer
        self._places.pop()
        return Region(inner)

    def ops(self, block: Block) -> Operation:
        """Translates the ops of a block but its terminator, which is returned."""
        *body, last = block.ops
        for op in body:
            self.translate(op)
        return last

    def function(self, arguments: Sequence[Attribute], old: Block) -> Region:
        """The body of a function: all of the block `old`, and the index constants that it needs."""

        def write(block: Block) -> None:
            for value, argument in zip(old.args, block.args, strict=True):
                self.bind(value, argument)
            for op in old.ops:
                self.translate(op)
            assert block.first_op is not None
            block.insert_ops_before(list(self._indices.values()), block.first_op)

        return self.region(arguments, write)
