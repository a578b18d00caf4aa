"""From ops to text: exactly what upstream `mlir-opt` prints for the same IR.

xDSL's `Printer` is what ops' `print` methods and `assembly_format`s are written against, so this is one; but names are
given beforehand as MLIR gives them (`printing.names`), attributes have MLIR's text (`printing.attributes`) and aliases
(`printing.aliases`), formats are compiled (`printing.formats`), and the forms of xDSL's ops that differ from upstream's
are replaced (`printing.forms`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from xdsl.dialects.builtin import DictionaryAttr, UnregisteredOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, Region
from xdsl.irdl import IRDLOperation, OptionalDef
from xdsl.traits import IsolatedFromAbove, IsTerminator

from ..diagnostics import Error
from .printing.aliases import Aliases, NoAliases
from .printing.attributes import TEXT, dictionary_text, location_text, string_text
from .printing.formats import compile_format
from .printing.forms import FORMATS, FORMS
from .printing.names import Names, default_dialect, number
from .printing.options import DEFAULT, PrintOptions
from .printing.users import UserComments
from .printing.words import WordPrinter

__all__ = ["DEFAULT", "PrintOptions", "Printer", "print_attribute", "print_op"]


def print_op(op: Operation, options: PrintOptions = DEFAULT) -> str:
    """The text of `op`, with a line break at its end.

    Values defined outside of `op` have the names that they have in the whole program.
    """
    if not options.assume_verified and not options.generic and not _verifies(op):
        options = replace(options, generic=True)
    names = number(_scope(op, options), options)
    aliases = NoAliases() if options.local_scope else Aliases()
    printer = Printer(names, aliases, options)
    printer.print_op(op)
    if aliases.late:
        aliases.settle()
        printer = Printer(names, aliases, options)
        printer.print_op(op)
    return printer.finish(resources=not options.local_scope)


def print_attribute(attribute: Attribute) -> str:
    """The text of an attribute or type by itself, without aliases."""
    return Printer(Names(), NoAliases(), DEFAULT).text(attribute)


def _scope(op: Operation, options: PrintOptions) -> Operation:
    """The op that names begin in."""
    while (parent := op.parent_op()) is not None:
        if options.local_scope and op.has_trait(IsolatedFromAbove, value_if_unregistered=False):
            break
        op = parent
    return op


def _verifies(op: Operation) -> bool:
    from ..verifier import verify

    try:
        verify(op)
    except Error:
        return False
    return True


@cache
def _form(op_type: type[Operation]) -> Callable[[Any, Printer], None] | None:
    """How ops of a class print their custom form after their name; None where they have none."""
    if issubclass(op_type, UnregisteredOp):
        return None
    if op_type.name in FORMS:
        return FORMS[op_type.name]
    if issubclass(op_type, IRDLOperation):
        assembly_format = FORMATS.get(op_type.name) or op_type.get_irdl_definition().assembly_format
        if assembly_format is not None:
            return compile_format(op_type, assembly_format)
    own = op_type.print
    return None if own is Operation.print else own


@cache
def _default_properties(op_type: type[Operation]) -> dict[str, Attribute]:
    """What the generic form prints of properties that an op leaves at their defaults."""
    if not issubclass(op_type, IRDLOperation):
        return {}
    return {
        name: definition.default_value
        for name, definition in op_type.get_irdl_definition().properties.items()
        if definition.default_value is not None and not isinstance(definition, OptionalDef)
    }


class Printer(WordPrinter):
    """Prints ops, regions and blocks."""

    def __init__(self, names: Names, aliases: Aliases, options: PrintOptions) -> None:
        super().__init__(names, aliases, options)
        self._local = options.local_scope
        self._users = UserComments(names) if options.value_users else None
        self._comments = options.comments
        # The dialect, with its dot, that ops of the current region leave out of their names.
        self._prefix = "builtin."

    # Blocks and regions.

    def print_block_argument(self, arg: BlockArgument, print_type: bool = True) -> None:
        if print_type:
            self.print_block_argument_with(arg, None)
        else:
            self.print_operand(arg)

    def print_block_argument_with(self, arg: BlockArgument, attributes: DictionaryAttr | None) -> None:
        """`%arg0: i32 {a = 1 : i32}`, as functions print their arguments."""
        shown = f" {dictionary_text(attributes.data, self)}" if attributes is not None and attributes.data else ""
        self.emit(f"{self.name(arg)}: {self.text(arg.type)}{shown}")
        if self.print_debuginfo:
            # Unlike an op's location this one is not written as an alias, though MLIR defines one for it.
            self._aliases.visit(arg.location, deferred=False)
            self.emit(f" {TEXT[type(arg.location)](arg.location, self)}")

    def _print_label(self, block: Block) -> None:
        self._print_new_line()
        self.print_block_name(block)
        if block.args:
            self.emit("(")
            self.print_list(block.args, self.print_block_argument)
            self.emit(")")
        self.emit(f":{self._predecessors(block)}")

    def _predecessors(self, block: Block) -> str:
        """The comment that says where control comes from."""
        names = [self.block_name(use.operation.parent) for use in block.uses if use.operation.parent is not None]
        if not names:
            return "" if block.prev_block is None else "  // no predecessors"
        if len(names) == 1:
            return f"  // pred: {names[0]}"
        names.sort(key=lambda name: (len(name), name))
        return f"  // {len(names)} preds: {', '.join(names)}"

    def print_block(self, block: Block, print_block_args: bool = True, print_block_terminator: bool = True) -> None:
        if print_block_args:
            self._print_label(block)
        self._indent += 1
        line = "\n" + "  " * self._indent
        last = None if print_block_terminator else block.last_op
        if self._users is not None:
            for argument in block.args:
                self.emit(line + self._users.of_argument(argument))
        op = block.first_op
        while op is not None:
            if op is not last or not op.has_trait(IsTerminator, value_if_unregistered=False):
                self.emit(line)
                self.print_op(op)
                if self._users is not None:
                    self.emit(self._users.of_op(op))
                if id(op) in self._comments:
                    self.emit(f"  // {self._comments[id(op)]}")
            op = op._next_op  # pyright: ignore[reportPrivateUsage]
        self._indent -= 1

    def print_region(
        self,
        region: Region,
        print_entry_block_args: bool = True,
        print_empty_block: bool = False,
        print_block_terminators: bool = True,
    ) -> None:
        self.emit("{")
        block = region.blocks.first
        if block is not None:
            outer, self._prefix = self._prefix, default_dialect(region.parent)
            label = (print_empty_block and block.first_op is None) or (print_entry_block_args and bool(block.args))
            self.print_block(block, label, print_block_terminators)
            while (block := block.next_block) is not None:
                self.print_block(block)
            self._prefix = outer
        self._print_new_line()
        self.emit("}")

    # Ops.

    def print_op(self, op: Operation) -> None:
        if self.print_debuginfo:
            self._aliases.visit(op.location, deferred=True)
        results = op.results
        if results:
            name = self.name(results[0]) if len(results) == 1 else self._names.definitions[id(op)]
            self.emit(name + " = ")
        form = None if self.print_generic_format else _form(type(op))
        if form is None:
            self.emit(string_text(op.op_name.data if isinstance(op, UnregisteredOp) else op.name))
            self.print_op_with_default_format(op)
        else:
            self.emit(self._op_name(op.name))
            form(op, self)
        if self.print_debuginfo:
            alias = self._aliases.visit(op.location, deferred=True).name
            self.emit(f" loc({location_text(op.location, self) if self._local else alias})")

    def _op_name(self, name: str) -> str:
        prefix = self._prefix
        return name[len(prefix) :] if name.startswith(prefix) and name.count(".") == 1 else name

    def print_op_with_default_format(self, op: Operation) -> None:
        # This is the order in which MLIR meets what may have an alias.
        regions = [self.captured(self.print_region, region, True, True) for region in op.regions]
        signature = self.signature(op)
        properties = {**_default_properties(type(op)), **op.properties}
        attributes = {name: value for name, value in op.attributes.items() if name != "op_name__"}
        for _, value in sorted({**attributes, **properties}.items()):
            self.text(value)
        self.emit(f"({self.value_list(op.operands)})")
        if op.successors:
            self.emit(f"[{', '.join(self.block_name(block) for block in op.successors)}]")
        if properties:
            self.emit(f" <{dictionary_text(properties, self)}>")
        if regions:
            self.emit(f" ({', '.join(regions)})")
        if attributes:
            self.emit(f" {dictionary_text(attributes, self)}")
        self.emit(f" : {signature}")
