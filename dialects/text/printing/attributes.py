"""The text of builtin attributes and types, as MLIR writes it.

`TEXT` maps an attribute class to a function that gives the text of one attribute. What nests in it is asked of the
printer, which caches texts and gives the aliases (`#map`, `#loc3`). Dialects' own attributes print themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, cast

from xdsl.dialects.builtin import (
    DYNAMIC_INDEX,
    AffineMapAttr,
    AffineSetAttr,
    AnyFloat,
    ArrayAttr,
    BytesAttr,
    CallSiteLoc,
    ComplexType,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    DenseResourceAttr,
    DictionaryAttr,
    FileLineColLoc,
    FloatAttr,
    FunctionType,
    FusedLoc,
    IndexType,
    IntegerAttr,
    IntegerType,
    MemRefType,
    NameLoc,
    NoneAttr,
    Signedness,
    StridedLayoutAttr,
    StringAttr,
    SymbolRefAttr,
    TensorType,
    TupleType,
    UnitAttr,
    UnknownLoc,
    UnrankedMemRefType,
    UnrankedTensorType,
    VectorType,
)
from xdsl.ir import Attribute
from xdsl.ir.affine import AffineMap, AffineSet

from ...builtin import DistinctAttr, FileLineColRange, SparseElementsAttr, TypedStringAttr
from ...diagnostics import SourceLoc
from .affine import map_text, set_text
from .floats import bits_text, float_text


class AttributePrinter(Protocol):
    """What the functions of `TEXT` need of the printer."""

    elide_larger: int | None

    def text(self, attribute: Attribute) -> str:
        """The attribute's text, or its alias."""
        ...

    def distinct_number(self, attribute: DistinctAttr) -> int:
        """What the text calls the attribute: they are numbered as they are met."""
        ...

    def use_resource(self, key: str) -> None:
        """Note that the text refers to this entry of `dialect_resources`."""
        ...


_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_$.]*")
_ESCAPED = re.compile(rb'[\x00-\x1f"\\\x7f-\xff]')
_PLAIN = re.compile(r"[ !#-\[\]-~]*")


def string_text(string: str | bytes) -> str:
    """A quoted string: `\\XX` for what is no printable ASCII."""
    if isinstance(string, str):
        if _PLAIN.fullmatch(string):
            return f'"{string}"'
        string = string.encode("utf-8", "surrogateescape")
    escaped = _ESCAPED.sub(lambda m: b"\\\\" if m[0] == b"\\" else b"\\%02X" % m[0][0], string)
    return f'"{escaped.decode("ascii")}"'


def name_text(name: str) -> str:
    """A name where MLIR allows a bare identifier, else quoted."""
    return name if _BARE.fullmatch(name) else string_text(name)


def symbol_text(name: str) -> str:
    """`@name`."""
    return "@" + name_text(name)


def dictionary_text(entries: Mapping[str, Attribute], printer: AttributePrinter) -> str:
    """`{a = 1 : i32, b}`, sorted by name as MLIR's dictionaries are."""
    return f"{{{', '.join(_entry(name, entries[name], printer) for name in sorted(entries))}}}"


def _entry(name: str, value: Attribute, printer: AttributePrinter) -> str:
    if isinstance(value, UnitAttr):
        return name_text(name)
    return f"{name_text(name)} = {printer.text(value)}"


def untyped_text(attribute: Attribute, printer: AttributePrinter) -> str:
    """The text where MLIR drops the types `i64` and `f64`, as inside an array."""
    if isinstance(attribute, IntegerAttr):
        integer = cast(IntegerAttr[IntegerType | IndexType], attribute)
        type, value = integer.type, integer.value.data
        if isinstance(type, IntegerType) and type.bitwidth == 64 and type.signedness.data is Signedness.SIGNLESS:
            return integer_text(value, type)
        return printer.text(integer)
    if isinstance(attribute, FloatAttr):
        number = cast(FloatAttr[AnyFloat], attribute)
        text = float_text(number.value.data, number.type)
        return text if number.type.name == "f64" and not text.startswith("0x") else printer.text(number)
    return printer.text(attribute)


def types_text(types: Iterable[Attribute], printer: AttributePrinter) -> str:
    """`i32, f32`."""
    return ", ".join(map(printer.text, types))


def function_type_text(inputs: Iterable[Attribute], outputs: Sequence[Attribute], printer: AttributePrinter) -> str:
    """`(i32) -> f32`; several results, none, and a function type as the only one stand in parentheses."""
    return f"({types_text(inputs, printer)}) -> {results_text(outputs, printer)}"


def results_text(types: Sequence[Attribute], printer: AttributePrinter) -> str:
    """What stands after `->`."""
    if len(types) == 1 and not isinstance(types[0], FunctionType):
        return printer.text(types[0])
    return f"({types_text(types, printer)})"


# Numbers.


def integer_text(value: int, type: IntegerType | IndexType | None) -> str:
    """Signless integers print as signed, one-bit ones as `true` and `false`."""
    if not isinstance(type, IntegerType):
        return str(value)
    if type.signedness.data is not Signedness.SIGNLESS:
        return str(value)
    width = type.bitwidth
    if width == 1:
        return "true" if value else "false"
    return str(value - (1 << width)) if width and value >> (width - 1) > 0 else str(value)


def _integer(attribute: IntegerAttr[IntegerType | IndexType], printer: AttributePrinter) -> str:
    text = integer_text(attribute.value.data, attribute.type)
    return text if text[0] in "tf" else f"{text} : {printer.text(attribute.type)}"


def _float(attribute: FloatAttr, printer: AttributePrinter) -> str:
    return f"{float_text(attribute.value.data, attribute.type)} : {printer.text(attribute.type)}"


# Dense attributes.

# MLIR prints elements in hexadecimal beyond this many of them.
_HEX_LARGER = 100


def _dense(attribute: DenseIntOrFPElementsAttr[Any], printer: AttributePrinter) -> str:
    return f"{dense_text(attribute, printer)} : {printer.text(attribute.type)}"


def dense_text(attribute: DenseIntOrFPElementsAttr[Any], printer: AttributePrinter) -> str:
    """`dense<…>` without the type."""
    data, element = attribute.data.data, attribute.get_element_type()
    if not data:
        return "dense<>"
    size = element.compile_time_size
    if _is_splat(data, size):
        return f"dense<{_element_texts(data[:size], element)[0]}>"
    count = len(data) // size
    if printer.elide_larger is not None and count > printer.elide_larger:
        return "dense_resource<__elided__>"
    # MLIR 22 packs the hexadecimal text of i1 into bits and later versions do not: a list is read by all of them.
    if count > _HEX_LARGER and not (isinstance(element, IntegerType) and element.bitwidth == 1):
        return f'dense<"0x{_storage(data, element).hex().upper()}">'
    return f"dense<{_nested(_element_texts(data, element), attribute.get_shape())}>"


def _is_splat(data: bytes, size: int) -> bool:
    head = data[: 64 * size]
    if head != data[:size] * (len(head) // size):
        return False
    return len(data) == len(head) or data[size:] == data[:-size]


def _storage(data: bytes, element: Any) -> bytes:
    """MLIR's bytes: like ours, but with zeros above the bits of an integer whose width is no multiple of eight."""
    if not isinstance(element, IntegerType) or element.bitwidth % 8 == 0:
        return data
    mask, size = (1 << element.bitwidth) - 1, element.size
    if size == 1:
        return data.translate(bytes(byte & mask for byte in range(256)))
    values = (int.from_bytes(data[i : i + size], "little") & mask for i in range(0, len(data), size))
    return b"".join(value.to_bytes(size, "little") for value in values)


def _element_texts(data: bytes, element: Any) -> list[str]:
    if isinstance(element, ComplexType):
        parts = _element_texts(data, cast(ComplexType, element).element_type)
        return [f"({real},{imaginary})" for real, imaginary in zip(parts[::2], parts[1::2], strict=True)]
    size: int = element.compile_time_size
    values: Sequence[Any] = element.unpack(data, len(data) // size)
    if isinstance(element, IntegerType | IndexType):
        return [integer_text(value, cast(Any, element)) for value in values]
    return [
        # A NaN's payload does not survive as a Python float.
        float_text(value, element) if value == value else bits_text(data[i * size : i * size + size], element)
        for i, value in enumerate(values)
    ]


def _nested(texts: list[str], shape: Sequence[int]) -> str:
    """The elements in brackets, row by row; a scalar stands alone."""
    for size in reversed(shape):
        texts = [f"[{', '.join(texts[i : i + size])}]" for i in range(0, len(texts), size)]
    return texts[0]


def _sparse(attribute: SparseElementsAttr, printer: AttributePrinter) -> str:
    indices, values = attribute.indices, attribute.values
    parts = (dense_text(part, printer)[len("dense<") : -1] for part in (indices, values) if indices.get_shape()[0])
    return f"sparse<{', '.join(parts)}> : {printer.text(attribute.type)}"


def _distinct(attribute: DistinctAttr, printer: AttributePrinter) -> str:
    number = printer.distinct_number(attribute)
    inner = "" if isinstance(attribute.referenced, UnitAttr) else printer.text(attribute.referenced)
    return f"distinct[{number}]<{inner}>"


def _dense_array(attribute: DenseArrayBase, printer: AttributePrinter) -> str:
    texts = dense_array_list(attribute)
    return f"array<{printer.text(attribute.elt_type)}{': ' if texts else ''}{texts}>"


def dense_array_list(attribute: DenseArrayBase) -> str:
    """The elements alone, `1, 2, 3`, as assembly forms print them between brackets."""
    return ", ".join(_element_texts(attribute.data.data, attribute.elt_type))


def _dense_resource(attribute: DenseResourceAttr, printer: AttributePrinter) -> str:
    key = attribute.resource_handle.data
    printer.use_resource(key)
    return f"dense_resource<{name_text(key)}> : {printer.text(cast(Attribute, attribute.type))}"


# Types.


def dimensions_text(shape: Iterable[int]) -> str:
    """`4x?x` with an `x` after each dimension."""
    return "".join([f"{'?' if size == DYNAMIC_INDEX else size}x" for size in shape])


_SIGN = {Signedness.SIGNLESS: "i", Signedness.SIGNED: "si", Signedness.UNSIGNED: "ui"}


def _tensor(type: TensorType[Attribute], printer: AttributePrinter) -> str:
    encoding = "" if isinstance(type.encoding, NoneAttr) else f", {printer.text(type.encoding)}"
    return f"tensor<{dimensions_text(type.get_shape())}{printer.text(type.element_type)}{encoding}>"


def _vector(type: VectorType[Attribute], printer: AttributePrinter) -> str:
    dims = (
        f"[{size.data}]x" if scalable.value.data else f"{size.data}x"
        for size, scalable in zip(type.shape, type.scalable_dims, strict=True)
    )
    return f"vector<{''.join(dims)}{printer.text(type.element_type)}>"


def _memref(type: MemRefType[Attribute], printer: AttributePrinter) -> str:
    layout = "" if isinstance(type.layout, NoneAttr) else f", {printer.text(type.layout)}"
    shape = dimensions_text(type.get_shape())
    return f"memref<{shape}{printer.text(type.element_type)}{layout}{_space(type.memory_space, printer)}>"


def _unranked_memref(type: UnrankedMemRefType[Attribute], printer: AttributePrinter) -> str:
    return f"memref<*x{printer.text(type.element_type)}{_space(type.memory_space, printer)}>"


def _space(space: Attribute, printer: AttributePrinter) -> str:
    return "" if isinstance(space, NoneAttr) else f", {untyped_text(space, printer)}"


def _strided(layout: StridedLayoutAttr, printer: AttributePrinter) -> str:
    strides = ", ".join("?" if stride is None else str(stride) for stride in layout.get_strides())
    offset = layout.get_offset()
    shift = "" if offset == 0 else f", offset: {'?' if offset is None else offset}"
    return f"strided<[{strides}]{shift}>"


# Locations.


def location_text(location: Attribute, printer: AttributePrinter) -> str:
    """A location without the `loc(…)` around it; those that it is made of may be aliases."""
    match location:
        case SourceLoc():
            return location_text(location.resolve(), printer)
        case FileLineColLoc():
            return f"{string_text(location.filename.data)}:{location.line.data}:{location.column.data}"
        case FileLineColRange():
            start, (line, end) = location.start_line.data, (location.end_line.data, location.end_column.data)
            last = f":{end}" if line == start else f"{line}:{end}"
            return f"{string_text(location.filename.data)}:{start}:{location.start_column.data} to {last}"
        case NameLoc():
            child = location.location
            inner = "" if isinstance(child, NoneAttr | UnknownLoc) else f"({_nested_location(child, printer)})"
            return string_text(location.desc.data) + inner
        case CallSiteLoc():
            callee, caller = _nested_location(location.callee, printer), _nested_location(location.caller, printer)
            return f"callsite({callee} at {caller})"
        case FusedLoc():
            metadata = "" if isinstance(location.metadata, NoneAttr) else f"<{printer.text(location.metadata)}>"
            parts = cast(ArrayAttr[Attribute], location.locations)
            return f"fused{metadata}[{', '.join(_nested_location(part, printer) for part in parts)}]"
        case _:
            return "unknown"


def _nested_location(location: Attribute, printer: AttributePrinter) -> str:
    text = printer.text(location)
    return text[4:-1] if text.startswith("loc(") else text


def _location(location: Attribute, printer: AttributePrinter) -> str:
    return f"loc({location_text(location, printer)})"


def _symbol_reference(attribute: SymbolRefAttr, printer: AttributePrinter) -> str:
    names = (attribute.root_reference, *attribute.nested_references)
    return "::".join(symbol_text(name.data) for name in names)


def _array(attribute: ArrayAttr[Attribute], printer: AttributePrinter) -> str:
    return f"[{', '.join([untyped_text(element, printer) for element in attribute.data])}]"


TEXT: dict[type[Attribute], Callable[[Any, AttributePrinter], str]] = {
    AffineMapAttr: lambda a, _: f"affine_map<{map_text(cast(AffineMap, a.data))}>",
    AffineSetAttr: lambda a, _: f"affine_set<{set_text(cast(AffineSet, a.data))}>",
    ArrayAttr: _array,
    BytesAttr: lambda a, _: string_text(a.data),
    CallSiteLoc: _location,
    ComplexType: lambda t, p: f"complex<{p.text(t.element_type)}>",
    DenseArrayBase: _dense_array,
    DenseIntOrFPElementsAttr: _dense,
    DenseResourceAttr: _dense_resource,
    DistinctAttr: _distinct,
    DictionaryAttr: lambda a, p: dictionary_text(a.data, p),
    FileLineColLoc: _location,
    FileLineColRange: _location,
    FloatAttr: _float,
    FunctionType: lambda t, p: function_type_text(t.inputs, t.outputs.data, p),
    FusedLoc: _location,
    IntegerAttr: _integer,
    IntegerType: lambda t, _: f"{_SIGN[t.signedness.data]}{t.bitwidth}",
    MemRefType: _memref,
    NameLoc: _location,
    SourceLoc: _location,
    SparseElementsAttr: _sparse,
    StridedLayoutAttr: _strided,
    StringAttr: lambda a, _: string_text(a.data),
    SymbolRefAttr: _symbol_reference,
    TensorType: _tensor,
    TypedStringAttr: lambda a, p: f"{string_text(a.value.data)} : {p.text(a.type)}",
    TupleType: lambda t, p: f"tuple<{types_text(t.types, p)}>",
    UnknownLoc: _location,
    UnrankedMemRefType: _unranked_memref,
    UnrankedTensorType: lambda t, p: f"tensor<*x{p.text(t.element_type)}>",
    VectorType: _vector,
}


def _overflow(attribute: Any) -> str:
    """`<nsw, nuw>`: unlike fast-math flags, these are separated by a comma and a space."""
    flags = (flag.value for flag in attribute.enum_type if flag in attribute.data)
    return f"<{', '.join(flags) or 'none'}>"


# The parameters of xDSL's attributes whose text is not upstream's, by the attribute's name.
PARAMETERS: dict[str, Callable[[Any], str]] = {"arith.overflow": _overflow}
