"""SSA names, blocks and regions while a text is read, and operations made cheaply.

Names live in one dictionary for each isolated region, however deep its nested regions: names that a region defined
leave with it, as MLIR forbids to define a visible name again. So nothing is copied, and every step costs the same in
a program of any size.
"""
# pyright: reportPrivateUsage=false

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from xdsl.dialects.builtin import UnregisteredOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, OpResult, Region, SSAValue, SSAValues, Use
from xdsl.irdl import IRDLOperation
from xdsl.traits import IsolatedFromAbove

from ..diagnostics import LocatedError, SourceLoc
from .lexer import NESTING_LIMIT, USE, Names, Token, integer, split_uses, use_places
from .order import may_come_later, same_block
from .state import State


class OpInfo:
    """What the reader asks of an operation's class, found once for each name in a text."""

    __slots__ = ("attribute_names", "cls", "isolated", "name", "operand_count", "property_names", "registered")

    def __init__(self, name: str, cls: type[Operation]) -> None:
        self.name, self.cls = name, cls
        self.registered = not issubclass(cls, UnregisteredOp)
        self.isolated = self.registered and cls.has_trait(IsolatedFromAbove)
        definition = cls.get_irdl_definition() if issubclass(cls, IRDLOperation) else None
        self.property_names = frozenset(definition.properties) if definition else frozenset[str]()
        self.attribute_names = frozenset(definition.attributes) if definition else frozenset[str]()
        self.operand_count = len(definition.operands) if definition else 0


class ForwardValue(SSAValue[Attribute]):
    """A value used before its definition; the uses move to the real value when that comes."""

    def __init__(self, type: Attribute) -> None:
        super().__init__(type)
        self.places: list[int] = []

    @property
    def owner(self) -> Operation | Block:
        raise ValueError("a value that is not defined yet has no owner")


@dataclass(eq=False)
class Argument:
    """An argument of an entry block, as a form reads it before the region: name with `%`, type, place, location."""

    name: str
    type: Attribute
    offset: int
    location: Any = None


class Scope:
    """A region being read."""

    __slots__ = ("block", "blocks", "defined", "entry", "forwards", "named_blocks", "undefined_blocks", "values")

    def __init__(self, values: dict[str, SSAValue], forwards: dict[str, ForwardValue]) -> None:
        self.values, self.forwards = values, forwards
        self.defined: list[str] = []
        self.block: Block | None = None
        # The first block, if its arguments stand before the region: it has no label.
        self.entry: Block | None = None
        self.blocks: list[Block] = []
        self.named_blocks: dict[str, Block] = {}
        self.undefined_blocks: dict[str, int] = {}


class Builder(State):
    """The IR as it grows: scopes, names, blocks, operations."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.scopes: list[Scope] = []
        self.scope = Scope({}, {})
        self.next_entry: tuple[OpInfo, Sequence[Argument]] | None = None
        self._argument_places: dict[BlockArgument, int] = {}
        # Uses that came before their definition: checked for dominance at the end, when everything is in place.
        self._early_uses: list[tuple[Operation, int, SSAValue, int]] = []

    # ---- regions and blocks

    def enter_with(self, head: Token, arguments: Sequence[Argument]) -> None:
        """In a form: the next region is `head`'s, and begins with a block that has these arguments."""
        self.next_entry = (head.value, arguments)

    def open_region(self, info: OpInfo, offset: int) -> None:
        """A region opens; its names are its own, and see those around it unless the operation is isolated."""
        if len(self.scopes) >= NESTING_LIMIT:
            raise self.error(f"nesting deeper than {NESTING_LIMIT} levels", offset)
        outer = self.scope
        self.scopes.append(outer)
        self.scope = Scope({}, {}) if info.isolated else Scope(outer.values, outer.forwards)
        entry, self.next_entry = self.next_entry, None
        if entry is not None:
            self._reject_same_names(entry[1])
            self.start_block(Block(), entry[1])
            self.scope.entry = self.scope.block if entry[1] else None

    def _reject_same_names(self, arguments: Sequence[Argument]) -> None:
        first: dict[str, int] = {}
        for argument in arguments:
            place = first.setdefault(argument.name, argument.offset)
            if argument.name and place != argument.offset:
                message = f"region entry argument '{argument.name}' is already in use"
                notes = (("previously referenced here", self.source, place),)
                raise LocatedError(message, self.source, argument.offset, notes=notes)

    def close_region(self) -> Region:
        """The region that was open last, with its blocks; its names are gone."""
        scope = self.scope
        for name, offset in scope.undefined_blocks.items():
            raise self.error(f"reference to an undefined block '{name}'", offset)
        outer = self.scope = self.scopes.pop()
        if scope.values is not outer.values:
            self._reject_undefined(scope)
        else:
            values = scope.values
            for name in scope.defined:
                del values[name]
        return Region(scope.blocks)

    def _reject_undefined(self, scope: Scope) -> None:
        for value in scope.forwards.values():
            raise self.error("use of undeclared SSA value name", value.places[0])

    def start_block(self, block: Block, arguments: Sequence[Argument]) -> None:
        """Operations go to `block` from here on."""
        scope = self.scope
        scope.blocks.append(block)
        scope.block = block
        if not arguments:
            return
        block._args = tuple(BlockArgument(argument.type, block, index) for index, argument in enumerate(arguments))
        for value, argument in zip(block._args, arguments, strict=True):
            if argument.name:
                self._argument_places[value] = argument.offset
                self.define(argument.name, value, argument.offset)
                _name(value, argument.name)
            if argument.location is not None:
                self.locate(value, argument.location)
            elif argument.name:
                value.location = SourceLoc(self.source, argument.offset)  # pyright: ignore[reportAttributeAccessIssue]

    def label_block(self, name: str, offset: int, arguments: Sequence[Argument]) -> None:
        """`^name(…):` begins a block."""
        scope = self.scope
        if scope.entry is not None and scope.block is scope.entry and scope.entry.is_empty:
            raise self.error("invalid block name in region with named arguments", offset)
        if name in scope.named_blocks and name not in scope.undefined_blocks:
            raise self.error(f"redefinition of block '{name}'", offset)
        scope.undefined_blocks.pop(name, None)
        self.start_block(self._block(name), arguments)

    def _block(self, name: str) -> Block:
        block = self.scope.named_blocks.get(name)
        if block is None:
            block = self.scope.named_blocks[name] = Block()
            if not name[1:].isdigit() and not Block.is_default_block_name(name[1:]):
                block._name = name[1:]
        return block

    def successor(self, name: str, offset: int) -> Block:
        """The block of that name in the region being read; it may come later."""
        if name not in self.scope.named_blocks:
            self.scope.undefined_blocks[name] = offset
        return self._block(name)

    def locate(self, holder: Any, location: Any) -> None:
        """Gives an operation or block argument the location that the text has for it."""
        raise NotImplementedError

    # ---- names

    def define(self, name: str, value: SSAValue, offset: int | None = None) -> None:
        """`name` (with its `%`) is `value` from here on."""
        scope = self.scope
        if name in scope.values:
            raise self._redefined(name, offset)
        scope.values[name] = value
        scope.defined.append(name)
        if scope.forwards:
            forward = scope.forwards.pop(name, None)
            if forward is not None:
                self._resolve(name, forward, value, offset)

    def _resolve(self, name: str, forward: ForwardValue, value: SSAValue, offset: int | None) -> None:
        if forward.type != value.type:
            number = "" if "#" in name else "#0"
            message = f"definition of SSA value '{name}{number}' has type '{value.type}'"
            notes = ((f"previously used here with type '{forward.type}'", self.source, forward.places[0]),)
            raise LocatedError(message, self.source, self.at() if offset is None else offset, notes=notes)
        uses = sorted(forward.uses, key=lambda use: use.index)
        for use in list(forward.uses):
            use.operation.operands[use.index] = value
        self._early_uses += [(use.operation, use.index, value, forward.places[0]) for use in uses]

    def operands(self, uses: Names | None, types: Sequence[Attribute]) -> list[SSAValue]:
        """The values that a USES token names (`%a, %b#1`; none if there is none), which have to have `types`."""
        return self._values(uses.value, types, uses.offset) if uses is not None else self._values(None, types, None)

    def _values(self, uses: str | None, types: Sequence[Attribute], offset: int | None) -> list[SSAValue]:
        names = split_uses(uses) if uses else ()
        if len(names) != len(types):
            plural = "" if len(names) == 1 else "s"
            raise self.error(f"expected {len(names)} operand type{plural} but had {len(types)}", offset)
        values = self.scope.values
        operands: list[SSAValue] = []
        for name, type in zip(names, types, strict=True):
            value = values.get(name)
            if value is None or (value._type is not type and value._type != type):
                value = self._other_value(name, type, self._use_place(offset, len(operands)))
            operands.append(value)
        return operands

    def _use_place(self, offset: int | None, index: int) -> int:
        """Where the `index`-th operand of the USES or HEAD token at `offset` stands."""
        assert offset is not None
        return next(islice(use_places(self.text, offset), index, None))

    def value(self, name: str, offset: int) -> SSAValue:
        """The value of a name that has to be defined already, for forms that give no type at the use."""
        value = self.scope.values.get(name) or self._result(name, offset)
        if value is None:
            raise self.error("use of undeclared SSA value name", offset)
        return value

    def _result(self, name: str, offset: int) -> SSAValue | None:
        """`%0#0` of a single result, and numbers that no pack has."""
        base, _, number = name.partition("#")
        if not number or base not in self.scope.values:
            return None
        if integer(number):
            raise self.error("reference to invalid result number", offset)
        return self.scope.values[base]

    def _other_value(self, name: str, type: Attribute, offset: int) -> SSAValue:
        value = self.scope.values.get(name) or self._result(name, offset)
        if value is None:
            name = name.removesuffix("#0")
            value = self.scope.forwards.get(name)
        if value is None:
            value = self.scope.forwards[name] = ForwardValue(type)
        elif value.type != type:
            prior = value.places[0] if isinstance(value, ForwardValue) else self._definition(name, value)
            raise self._mismatch(name, type, value.type, offset, prior)
        if isinstance(value, ForwardValue):
            value.places.append(offset)
        return value

    def _mismatch(self, name: str, type: Attribute, prior: Attribute, offset: int, place: int) -> LocatedError:
        message = f"use of value '{name}' expects different type than prior uses: '{type}' vs '{prior}'"
        return LocatedError(message, self.source, offset, notes=(("prior use here", self.source, place),))

    def _redefined(self, name: str, offset: int | None) -> LocatedError:
        place = self._definition(name, self.scope.values[name])
        notes = (("previously defined here", self.source, place),)
        return LocatedError(
            f"redefinition of SSA value '{name}'", self.source, self.at() if offset is None else offset, notes=notes
        )

    def _definition(self, name: str, value: SSAValue) -> int:
        """Where a name was defined: looked for only when an error wants it."""
        if isinstance(value, BlockArgument):
            return self._argument_places[value]
        location = value.owner.location if isinstance(value, OpResult) else None
        assert isinstance(location, SourceLoc)
        return max(self.text.rfind(name.partition("#")[0], 0, location.offset), 0)

    # ---- operations

    def create(
        self,
        info: OpInfo,
        operands: Sequence[SSAValue],
        result_types: Sequence[Attribute],
        properties: dict[str, Attribute],
        attributes: dict[str, Attribute],
        regions: Sequence[Region],
        successors: Sequence[Block],
        offset: int,
    ) -> Operation:
        """The operation, as `Operation.create` would make it, without the checks that a reader has made already.

        It takes `properties` and `attributes` over. Not attached to a block.
        """
        cls = info.cls
        op = cls.__new__(cls)
        op._operands = SSAValues(operands)
        op._operand_uses = _uses(op, operands) if operands else ()
        op.results = SSAValues([OpResult(type, op, index) for index, type in enumerate(result_types)])
        op.properties = properties
        op.attributes = attributes
        op.location = SourceLoc(self.source, offset)  # pyright: ignore[reportAttributeAccessIssue]
        op.regions = tuple(regions)
        for region in regions:
            region.parent = op
        op._successors = tuple(successors)
        op._successor_uses = _uses(op, successors) if successors else ()
        return op

    def split(self, info: OpInfo, properties: dict[str, Attribute], attributes: dict[str, Attribute]) -> None:
        """Moves inherent attributes to where the operation's class has them: mostly to the properties, as MLIR."""
        if attributes:
            for name in info.property_names & attributes.keys():
                if name not in properties:
                    properties[name] = attributes.pop(name)
        if info.attribute_names:
            for name in info.attribute_names & properties.keys():
                attributes.setdefault(name, properties.pop(name))

    def attach(self, op: Operation) -> None:
        """Puts an operation at the end of the block being read."""
        scope = self.scope
        block = scope.block
        if block is None:
            block = scope.block = Block()
            scope.blocks.append(block)
        op.parent = block
        last = block._last_op
        if last is None:
            block._first_op = op
        else:
            last._next_op = op
            op._prev_op = last
        block._last_op = op

    def name_results(self, op: Operation, names: Sequence[tuple[str, int, int]]) -> None:
        """Binds results to names: (name with `%`, how many results, place) in order."""
        results = op.results
        if not results:
            raise self.error("cannot name an operation with no results", names[0][2])
        bound = sum(count for _, count, _ in names)
        if bound != len(results):
            message = f"operation defines {len(results)} results but was provided {bound} to bind"
            raise self.error(message, names[0][2])
        index = 0
        for name, count, offset in names:
            self.define(name, results[index], offset)
            if count > 1:
                for number in range(count):
                    self.define(f"{name}#{number}", results[index + number], offset)
            for result in results[index : index + count]:
                _name(result, name)
            index += count

    # ---- dominance

    def check_early_uses(self) -> None:
        """A use before its definition is an error, except in graph regions and between blocks."""
        for op, index, value, offset in self._early_uses:
            if not may_come_later(value, op):
                note = (
                    "operand defined here (op in the same block)" if same_block(value, op) else "operand defined here"
                )
                place = self._definition(self._name_at(offset), value)
                notes = ((note, self.source, place),)
                raise LocatedError(f"operand #{index} does not dominate this use", self.source, offset, notes=notes)

    def _name_at(self, offset: int) -> str:
        match = USE.match(self.text, offset)
        return match[0] if match else ""


def _uses(user: Operation, used: Sequence[Any]) -> tuple[Use, ...]:
    """Registers an operation as the user of values or blocks, in order; `IRWithUses.add_use` inlined."""
    uses: list[Use] = []
    for index, value in enumerate(used):
        first = value.first_use
        use = Use(user, index, None, first)
        if first is not None:
            first._prev_use = use
        value.first_use = use
        uses.append(use)
    return tuple(uses)


def _name(value: SSAValue, name: str) -> None:
    """Keeps a name that says something as the value's hint; numbers say nothing."""
    if not name[1].isdigit():
        value._name = SSAValue.extract_valid_name(name[1:]) if "_" in name else name[1:]
