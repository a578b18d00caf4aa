"""The part of xDSL's printer interface below ops: attributes, types, words, numbers, names of values."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from xdsl.dialect_interfaces.op_asm import OpAsmDialectInterface
from xdsl.dialects.builtin import AnyFloat, Builtin, IndexType, IntegerType
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.printer import Printer as XdslPrinter

from ...builtin import DistinctAttr
from .aliases import ALIASED, Aliases
from .attributes import (
    PARAMETERS,
    TEXT,
    dictionary_text,
    dimensions_text,
    function_type_text,
    integer_text,
    name_text,
    string_text,
    symbol_text,
)
from .floats import float_text
from .names import Names
from .options import PrintOptions


class _Between:
    """`with printer.in_parens():` without a generator's cost."""

    __slots__ = ("_emit", "_end", "_start")

    def __init__(self, emit: Callable[[str], object], start: str, end: str) -> None:
        self._emit, self._start, self._end = emit, start, end

    def __enter__(self) -> None:
        self._emit(self._start)

    def __exit__(self, *_: object) -> None:
        self._emit(self._end)


# Texts longer than this are not kept: they are large constants, each used once.
_KEPT_TEXT = 1 << 12
_UNKNOWN = "<<UNKNOWN SSA VALUE>>"


def _braced(indent: str, name: str, entries: Iterable[str]) -> str:
    return f"{indent}{name}: {{\n" + ",\n".join(entries) + f"\n{indent}}}"


def _resource(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else string_text(value)


def _section(name: str, groups: Mapping[str, Mapping[str, str]]) -> str:
    """A section of the text's resources, by group and key."""
    entries = {group: [f"      {key}: {value}" for key, value in held.items()] for group, held in groups.items()}
    return _braced("  ", name, (_braced("    ", group, lines) for group, lines in entries.items()))


class WordPrinter(XdslPrinter):
    """Prints into a list of strings, by names that are given beforehand; made anew for each text."""

    elide_larger: int | None
    emit: Callable[[str], None]
    """Appends a string that has no line break in it."""

    def __init__(self, names: Names, aliases: Aliases, options: PrintOptions) -> None:
        super().__init__(print_generic_format=options.generic, print_debuginfo=options.debuginfo)
        self._options = options
        self.elide_larger = options.elide_elementsattrs_if_larger
        self._names, self._values, self._aliases = names, names.values, aliases
        self._out: list[str] = []
        self.emit = self._out.append
        self._texts: dict[int, str] = {}
        # Keeps the attributes alive whose `id`s are keys of `_texts`.
        self._kept: list[Attribute] = []
        self._resources: set[str] = set()
        self._distinct: dict[DistinctAttr, int] = {}
        for _, attribute in aliases.definitions(deferred=False):  # these stand above all others
            if isinstance(attribute, DistinctAttr):
                TEXT[DistinctAttr](attribute, self)

    def finish(self, *, resources: bool) -> str:
        """The whole text: what was printed between its aliases and, if wanted, the resources that it refers to."""
        early, late = self._definitions(deferred=False), self._definitions(deferred=True)
        return "".join((*early, *self._out, "\n", *late, *(self._resource_section() if resources else ())))

    def _definitions(self, *, deferred: bool) -> list[str]:
        definitions = self._aliases.definitions(deferred=deferred)
        return [f"{name} = {TEXT[type(attribute)](attribute, self)}\n" for name, attribute in definitions]

    def _resource_section(self) -> Iterator[str]:
        """`{-# … #-}` with the blobs that the text refers to, and what it says to other tools."""
        interface = cast(OpAsmDialectInterface, Builtin.get_interface(OpAsmDialectInterface))
        blobs = {name_text(k): f'"{b}"' for k, b in interface.build_resources(sorted(self._resources)).items()}
        limit = self._options.elide_resource_strings_if_larger
        shown = {key: blob for key, blob in blobs.items() if limit is None or len(blob) <= limit}
        sections = [_section("dialect_resources", {"builtin": shown})] if shown else []
        if external := self._options.external_resources:
            written = {group: {k: _resource(v) for k, v in held.items()} for group, held in external.items()}
            sections.append(_section("external_resources", written))
        if blobs or sections:
            yield "\n{-#\n" + ",\n".join(sections) + "\n#-}\n"

    # Attributes.

    def text(self, attribute: Attribute) -> str:
        """The attribute's text, or its alias."""
        key = id(attribute)
        text = self._texts.get(key)
        if text is None:
            text = self._make_text(attribute)
            if len(text) < _KEPT_TEXT:
                self._texts[key] = text
                self._kept.append(attribute)
        return text

    def _make_text(self, attribute: Attribute) -> str:
        kind = type(attribute)
        if kind in ALIASED and (alias := self._aliases.of(attribute)) is not None:
            return alias
        make = TEXT.get(kind)
        if make is not None:
            return make(attribute, self)
        if attribute.name in PARAMETERS:
            return f"#{attribute.name}{PARAMETERS[attribute.name](attribute)}"
        return self.captured(super().print_attribute, attribute)

    def captured(self, print_: Callable[..., object], *arguments: Any) -> str:
        """What `print_(*arguments)` prints, instead of printing it."""
        outer, self._out = self._out, []
        self.emit = self._out.append
        print_(*arguments)
        text = "".join(self._out)
        self._out, self.emit = outer, outer.append
        return text

    def print_attribute(self, attribute: Attribute) -> None:
        self.emit(self.text(attribute))

    def print_attr_dict(self, attr_dict: Mapping[str, Attribute]) -> None:
        self.emit(dictionary_text(attr_dict, self))

    def print_op_attributes(
        self,
        attributes: Mapping[str, Attribute],
        *,
        reserved_attr_names: Iterable[str] = (),
        print_keyword: bool = False,
    ) -> bool:
        if attributes and reserved_attr_names:
            attributes = {name: value for name, value in attributes.items() if name not in reserved_attr_names}
        if not attributes:
            return False
        self.emit(f"{' attributes' if print_keyword else ''} {dictionary_text(attributes, self)}")
        return True

    def distinct_number(self, attribute: DistinctAttr) -> int:
        """What the text calls the attribute: they are numbered as they are met."""
        return self._distinct.setdefault(attribute, len(self._distinct))

    def use_resource(self, key: str) -> None:
        """Note that the text refers to this entry of `dialect_resources`."""
        self._resources.add(key)

    def print_resource_handle(self, dialect: str, handle: str) -> None:
        self.use_resource(handle)
        self.emit(name_text(handle))

    # Words and numbers.

    @property
    def indent(self) -> int:
        """How many levels deep the current line is."""
        return self._indent

    def print_string(self, text: str, *, indent: int | None = None) -> None:
        if "\n" in text:
            text = text.replace("\n", "\n" + "  " * (self._indent if indent is None else indent))
        self.emit(text)

    def _print_new_line(self, indent: int | None = None, print_message: bool = True) -> None:
        self.emit("\n" + "  " * (self._indent if indent is None else indent))

    def print_string_literal(self, string: str) -> None:
        self.emit(string_text(string))

    def print_bytes_literal(self, bytestring: bytes) -> None:
        self.emit(string_text(bytestring))

    def print_identifier_or_string_literal(self, string: str) -> None:
        self.emit(name_text(string))

    def print_symbol_name(self, sym_name: str) -> None:
        self.emit(symbol_text(sym_name))

    def print_float(self, value: float, type: AnyFloat) -> None:
        self.emit(float_text(value, type))

    def print_int(self, value: int, type: IntegerType | IndexType | None = None) -> None:
        self.emit(integer_text(value, type))

    def print_dimension_list(self, dims: Sequence[int]) -> None:
        self.emit(dimensions_text(dims)[:-1])

    def print_function_type(self, input_types: Iterable[Attribute], output_types: Iterable[Attribute]) -> None:
        self.emit(function_type_text(input_types, tuple(output_types), self))

    def print_operation_type(self, op: Operation) -> None:
        self.emit(self.signature(op))

    def signature(self, op: Operation) -> str:
        """`(i32) -> f32`."""
        operands = [operand.type for operand in op._operands]  # pyright: ignore[reportPrivateUsage]
        return function_type_text(operands, [result.type for result in op.results], self)

    def print_list(self, elems: Iterable[Any], print_fn: Callable[[Any], object], delimiter: str = ", ") -> None:
        first = True
        for elem in elems:
            if first:
                first = False
            else:
                self.print_string(delimiter)
            print_fn(elem)

    def delimited(self, start: str, end: str) -> Any:
        return _Between(self.print_string, start, end)

    @contextmanager
    def indented(self, amount: int = 1) -> Generator[None, None, None]:
        self._indent += amount
        yield
        self._indent -= amount

    # Values and blocks.

    def name(self, value: SSAValue) -> str:
        """`%0`."""
        return self._values.get(id(value), _UNKNOWN)

    def value_list(self, values: Iterable[SSAValue]) -> str:
        """`%0, %1`."""
        return ", ".join([self._values.get(id(value), _UNKNOWN) for value in values])

    def print_ssa_value(self, value: SSAValue) -> str:
        name = self.name(value)
        self.emit(name)
        return name

    def print_operand(self, operand: SSAValue) -> None:
        self.emit(self.name(operand))

    def shadow_region_args(self, region: Region, values: Iterable[SSAValue]) -> None:
        """Call the arguments of a region's entry block by the names of `values`, as MLIR's `shadowRegionArgs` does."""
        for argument, value in zip(region.blocks[0].args, values, strict=True):
            self._values[id(argument)] = self.name(value)

    def block_name(self, block: Block) -> str:
        """`^bb1`."""
        return self._names.blocks.get(id(block), "INVALIDBLOCK")

    def print_block_name(self, block: Block) -> str:
        name = self.block_name(block)
        self.emit(name)
        return name
