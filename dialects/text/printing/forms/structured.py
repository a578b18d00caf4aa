"""Forms of linalg (LinalgOps.cpp)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects.builtin import ArrayAttr, StringAttr
from xdsl.ir import Attribute, Block, Operation, SSAValue

from ..attributes import dense_array_list, dictionary_text, results_text, types_text

if TYPE_CHECKING:
    from ...printer import Printer


def _operands(keyword: str, values: Sequence[SSAValue], printer: Printer) -> str:
    """` ins(%0, %1 : f32, f32)`, or nothing."""
    if not values:
        return ""
    return f" {keyword}({printer.value_list(values)} : {types_text([value.type for value in values], printer)})"


def _results(op: Operation, printer: Printer) -> str:
    return f" -> {results_text([result.type for result in op.results], printer)}" if op.results else ""


_GENERIC_NAMES = ("doc", "indexing_maps", "iterator_types", "library_call")


def _generic(op: Any, printer: Printer) -> None:
    own: dict[str, Attribute] = {name: op.properties[name] for name in _GENERIC_NAMES if name in op.properties}
    own["iterator_types"] = ArrayAttr(StringAttr(kind.data.value) for kind in op.iterator_types)
    printer.emit(f" {dictionary_text(own, printer)}")
    printer.emit(_operands("ins", op.inputs, printer) + _operands("outs", op.outputs, printer))
    if op.attributes:
        printer.emit(f" attrs =  {dictionary_text(op.attributes, printer)}")
    printer.emit(" ")
    printer.print_region(op.body)
    printer.emit(_results(op, printer))


# Properties of named ops that their forms do not show.
_HIDDEN = frozenset({"operandSegmentSizes", "indexing_maps", "linalg.memoized_indexing_maps"})


def _named(op: Any, printer: Printer) -> None:
    maps = op.properties.get("indexing_maps")
    if maps is not None and maps != cast(Any, type(op)).get_irdl_definition().properties["indexing_maps"].default_value:
        printer.emit(f" indexing_maps = {printer.text(maps)}")
    printer.print_op_attributes({**op.attributes, **op.properties}, reserved_attr_names=_HIDDEN)
    printer.emit(_operands("ins", op.inputs, printer) + _operands("outs", op.outputs, printer) + _results(op, printer))


def _moved(name: str) -> Callable[[Operation, Printer], None]:
    """`linalg.transpose` and `linalg.broadcast`."""

    def form(op: Operation, printer: Printer) -> None:
        input, init = op.operands
        _print_moved(op, [input], [init], name, printer)

    return form


def _print_moved(op: Operation, inputs: Any, inits: Any, name: str, printer: Printer) -> None:
    printer.emit(_operands("ins", inputs, printer) + _operands("outs", inits, printer))
    printer.emit(f" {name} = [{dense_array_list(cast(Any, op.properties[name]))}] ")
    printer.print_op_attributes(op.attributes)


def _reduce(op: Operation, printer: Printer) -> None:
    count = len(op.operands) // 2
    body = cast(Block, op.regions[0].blocks.first)
    payload = _short_payload(body)
    if payload is not None:
        printer.emit(f" {{ {payload.name}")
        printer.print_op_attributes(payload.attributes)
        printer.emit(" }")
    _print_moved(op, op.operands[:count], op.operands[count:], "dimensions", printer)
    if payload is None:
        printer.print_string("\n  (")
        printer.print_list(body.args, printer.print_block_argument)
        printer.emit(") ")
        with printer.indented():
            printer.print_region(op.regions[0], print_entry_block_args=False)


def _short_payload(body: Block) -> Operation | None:
    """The one op of a body that combines the initial value with the input, in this order, and yields the result."""
    payload, last = body.first_op, body.last_op
    if payload is None or last is None or payload.next_op is not last or not payload.results:
        return None
    *inputs, initial = body.args
    if tuple(payload.operands) != (initial, *inputs) or tuple(last.operands) != (payload.results[0],):
        return None
    return payload


_NAMED = (  # noqa: SIM905
    "add conv_2d_nchw_fchw conv_2d_ngchw_fgchw conv_2d_ngchw_gfchw conv_2d_nhwc_fhwc conv_2d_nhwc_hwcf"
    " conv_2d_nhwgc_gfhwc copy exp fill log matmul max min mul pooling_nchw_max quantized_matmul select sqrt sub"
).split()

FORMS: dict[str, Callable[[Any, Printer], None]] = {
    **{f"linalg.{name}": _named for name in _NAMED},
    "linalg.broadcast": _moved("dimensions"),
    "linalg.generic": _generic,
    "linalg.reduce": _reduce,
    "linalg.transpose": _moved("permutation"),
}
