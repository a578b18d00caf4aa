"""Custom forms of `stablehlo`: the directives of its formats (AssemblyFormat.cpp), and the forms printed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from struct import error as StructError
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    ComplexType,
    DenseArrayBase,
    DenseIntElementsAttr,
    FunctionType,
    IntegerAttr,
    TensorType,
    TupleType,
    UnrankedTensorType,
    i1,
    i32,
    i64,
)
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue, TypedAttribute
from xdsl.utils.exceptions import VerifyException

from ...stablehlo.accuracy import DotAlgorithmAttr, PrecisionAttr
from ...stablehlo.attributes import ConvDimensionNumbersAttr, Dims, DotDimensionNumbersAttr
from ...stablehlo.tensors import element_type, with_element_type
from ..builder import Argument
from ..declarative import (
    Custom,
    DeclarativeForms,
    Filling,
    dimension_numbers,
    integer_array,
    integer_attribute,
    signed_integer,
)
from ..declarative.parts import own_parameters
from ..lexer import Names, Token

Pair = tuple[Sequence[int], Sequence[int]]


# ---- types


def _signature(value: Any) -> tuple[Sequence[Attribute], Sequence[Attribute]] | None:
    """The types of `: (T, …) -> T`, however they were lexed; None for a list of types."""
    if isinstance(value, Token):
        return value.value
    if isinstance(value, tuple):
        return cast(Any, value)
    if len(value) == 1 and isinstance(value[0], FunctionType):
        return value[0].inputs.data, value[0].outputs.data
    return None


def _set_all(filling: Filling, operands: Sequence[Attribute], results: Sequence[Attribute], at: int) -> None:
    """Types of all operands and results, one after another."""
    state: Any = filling.state
    start = 0
    wanted = sum(len(names or ()) for names in state.operands)
    if wanted != len(operands):
        raise filling.reader.error(f"{wanted} operands present, but expected {len(operands)}", filling.reader.at(at))
    for index, names in enumerate(state.operands):
        state.operand_types[index] = tuple(operands[start : start + len(names or ())])
        start += len(names or ())
    if len(state.result_types) == 1:
        state.result_types[0] = tuple(results)
    elif len(state.result_types) == len(results):
        state.result_types[:] = [(result,) for result in results]
    else:
        raise filling.reader.error(f"expected {len(state.result_types)} results", filling.reader.at(at))


def _operand_count(filling: Filling) -> int:
    return sum(len(names or ()) for names in filling.state.operands)


def _take_same(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    """`T` for all operands and the result."""
    signature = _signature(values[0])
    if signature is None:
        if len(values[0]) != 1:
            raise filling.reader.error("expected a single type", filling.reader.at(at))
        signature = list(values[0]) * _operand_count(filling), values[0]
    _set_all(filling, *signature, at)


def _take_complex(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    """The complex result's type; the operands are its parts."""
    signature = _signature(values[0])
    if signature is None:
        element = element_type(values[0][0]) if _is_one_tensor(values[0]) else None
        if not isinstance(element, ComplexType):
            raise filling.reader.error("expected tensor with complex element type", filling.reader.at(at))
        result: Attribute = values[0][0]
        part = with_element_type(result, cast(ComplexType[Any], element).element_type)
        signature = [part] * _operand_count(filling), [result]
    _set_all(filling, *signature, at)


def _is_one_tensor(types: Sequence[Any]) -> bool:
    return len(types) == 1 and isinstance(types[0], TensorType | UnrankedTensorType)


def _take_select(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    """`PRED, T`."""
    signature = _signature(values[0])
    if signature is None:
        if len(values[0]) != 2:
            raise filling.reader.error("expected functional type or list of two types", filling.reader.at(at))
        pred, result = values[0]
        signature = [pred, result, result], [result]
    _set_all(filling, *signature, at)


def _take_tuple(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    signature = _signature(values[0])
    if signature is None:
        (result,) = values[0]
        if not isinstance(result, TupleType):
            raise filling.reader.error("expected tuple type", filling.reader.at(at))
        signature = cast(Any, result).types.data, [result]
    _set_all(filling, *signature, at)


# ---- attributes


def _whole(numbers: Any) -> list[int]:
    """The integers of an array attribute; raises ValueError where it holds anything else."""
    if not all(isinstance(number, IntegerAttr) for number in numbers.data):
        raise ValueError("expected integers")
    return [number.value.data for number in numbers.data]


def _take_slice_ranges(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    bounds = zip(*values[0], strict=True) if values[0] else ((), (), ())
    for variable, numbers in zip(
        (directive.start_indices, directive.limit_indices, directive.strides), bounds, strict=True
    ):
        variable.set(filling.state, integer_array(filling.reader, numbers, filling.reader.at(at)))


def _take_dot_dimensions(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    batching, contracting = values[0]
    numbers = [Dims(tuple(side)) for side in (*batching, *contracting)]
    directive.dimension_numbers.set(filling.state, DotDimensionNumbersAttr(*numbers))


def _take_precision(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    if values[0] is None:
        return
    words, algorithm = values[0]
    reader = filling.reader
    if words is not None:
        config = [own_parameters(reader, PrecisionAttr, word.value, at) for word in words]
        directive.precision_config.set(filling.state, ArrayAttr(config))
    if algorithm is not None:
        directive.algorithm.set(filling.state, own_parameters(reader, DotAlgorithmAttr, algorithm, at))


def _take_target(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    directive.target.set(filling.state, filling.reader.symbol_name(values[0]))


def _take_exponent_mantissa(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    exponent, m, mantissa = values[0].value.removeprefix("e").partition("m")
    if not (values[0].value.startswith("e") and m and exponent.isdecimal() and mantissa.isdecimal()):
        raise filling.reader.error("expected exponent mantissa in format e#m#", filling.reader.at(at))
    for variable, bits in ((directive.exponent_bits, exponent), (directive.mantissa_bits, mantissa)):
        variable.set(filling.state, integer_attribute(filling.reader, bits, i32, filling.reader.at(at)))


def _nothing(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    """Operands that join those before them need nothing more."""


_WINDOW = {
    "stride": "window_strides",
    "pad": "padding",
    "lhs_dilate": "lhs_dilation",
    "rhs_dilate": "rhs_dilation",
    "reverse": "window_reversal",
}


class StablehloForms(DeclarativeForms):
    name = "stablehlo"
    customs: ClassVar[Mapping[str, Custom]] = {
        "SameOperandsAndResultType": Custom(":stablehlo_types", 1, _take_same),
        "VariadicSameOperandsAndResultType": Custom(":stablehlo_types", 1, _take_same),
        "ComplexOpType": Custom(":stablehlo_types", 1, _take_complex),
        "SelectOpType": Custom(":stablehlo_types", 1, _take_select),
        "TupleOpType": Custom(":stablehlo_types", 1, _take_tuple),
        "VariadicOperandWithAttribute": Custom('","', 1, _nothing, operands="operands"),
        "SliceRanges": Custom("stablehlo_ranges", 1, _take_slice_ranges),
        "DotDimensionNumbers": Custom("stablehlo_dot", 1, _take_dot_dimensions),
        "PrecisionConfig": Custom("[stablehlo_precision]", 1, _take_precision),
        "PrecisionConfigAndAlgorithm": Custom("[stablehlo_precision]", 1, _take_precision),
        "CustomCallTarget": Custom("SYMBOL", 1, _take_target),
        "ExponentMantissa": Custom("ID", 1, _take_exponent_mantissa),
    }
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "STABLEHLO_CONSTANT": ["stablehlo.constant"],
        "STABLEHLO_BARRIER": ["stablehlo.optimization_barrier"],
        "STABLEHLO_CONVOLUTION": ["stablehlo.convolution"],
        "STABLEHLO_REDUCE": ["stablehlo.reduce"],
        "STABLEHLO_WHILE": ["stablehlo.while"],
    }
    grammar = """
stablehlo_types: types | FT

stablehlo_ranges: INTEGERS                                                    -> stablehlo_no_ranges
    | "[" stablehlo_range_list "]"                                            -> stablehlo_some_ranges
stablehlo_range_list: stablehlo_range                                         -> first
    | stablehlo_range_list "," stablehlo_range                                -> append
stablehlo_range: NUMBER ":" NUMBER | NUMBER ":" NUMBER ":" NUMBER

stablehlo_dot: "contracting_dims" "=" stablehlo_by                            -> stablehlo_dot_contracting
    | "batching_dims" "=" stablehlo_by "," "contracting_dims" "=" stablehlo_by -> stablehlo_dot_batching
stablehlo_by: INTEGERS "x" INTEGERS
stablehlo_precision: "," "precision" "=" "[" stablehlo_words "]"              -> stablehlo_precision_only
    | "," "precision" "=" "[" stablehlo_words "]" "," "algorithm" "=" stablehlo_algorithm -> stablehlo_precision_both
    | "," "algorithm" "=" stablehlo_algorithm                                 -> stablehlo_algorithm_only
stablehlo_words: ID                                                           -> first
    | stablehlo_words "," ID                                                  -> append
stablehlo_algorithm: "<" stablehlo_algorithm_entries ">"
stablehlo_algorithm_entries: stablehlo_algorithm_entry                        -> first
    | stablehlo_algorithm_entries "," stablehlo_algorithm_entry               -> append
stablehlo_algorithm_entry: ID "=" NAMED_TYPE | ID "=" NUMBER | ID "=" "true" | ID "=" "false"

stablehlo_sides: "(" USES ")" stablehlo_numbers ","
stablehlo_numbers: "dim_numbers" "=" stablehlo_dims "x" stablehlo_dims "->" stablehlo_dims
stablehlo_window: "window" "=" dictionary                                     -> third
stablehlo_dims: "[" stablehlo_dim_list "]"
stablehlo_dim_list: stablehlo_dim                                             -> first
    | stablehlo_dim_list "," stablehlo_dim                                    -> append
stablehlo_dim: ID | NUMBER | "?"

stablehlo_pairs: stablehlo_pair                                               -> first
    | stablehlo_pairs "," stablehlo_pair                                      -> append
stablehlo_pair: "(" USES "init" ":" USES ")"
stablehlo_reducer: stablehlo_arguments                                        -> first
    | stablehlo_reducer stablehlo_arguments                                   -> stablehlo_more_arguments
stablehlo_arguments: "(" stablehlo_argument "," stablehlo_argument ")"
stablehlo_argument: USES colon_type [location]
stablehlo_across: "across" "dimensions" "=" INTEGERS [dictionary] signature
stablehlo_reduce_head: STABLEHLO_REDUCE stablehlo_pairs stablehlo_across "reducer" stablehlo_reducer

stablehlo_carries: stablehlo_carry                                            -> first
    | stablehlo_carries "," stablehlo_carry                                   -> append
stablehlo_carry: RESULTS USES
stablehlo_while_head: STABLEHLO_WHILE "(" [stablehlo_carries] ")" [types] ["attributes" dictionary]
stablehlo_do: "do"

%extend operation_body: STABLEHLO_CONSTANT [dictionary] stablehlo_value       -> stablehlo_constant
    | STABLEHLO_CONSTANT "(" ")" properties [dictionary] signature            -> stablehlo_constant_quantized
    | STABLEHLO_BARRIER [dictionary] USES types                               -> stablehlo_barrier
    | STABLEHLO_BARRIER [dictionary] "(" ")"                                  -> stablehlo_barrier_empty
    | STABLEHLO_CONVOLUTION stablehlo_sides stablehlo_window [dictionary] signature -> stablehlo_convolution
    | STABLEHLO_REDUCE stablehlo_pairs "applies" ID stablehlo_across          -> stablehlo_reduce_applies
    | stablehlo_reduce_head region                                            -> stablehlo_reduce
    | stablehlo_while_head "cond" region stablehlo_do region                  -> stablehlo_while
"""

    def stablehlo_no_ranges(self, c: Sequence[Any]) -> list[Any]:
        if c[0].value:
            raise self.reader.error("expected ranges, start:limit")
        return []

    def stablehlo_some_ranges(self, c: Sequence[Any]) -> list[Any]:
        return c[1]

    def stablehlo_range(self, c: Sequence[Any]) -> tuple[int, int, int]:
        start, limit, *stride = (
            signed_integer(self.reader, part.value, self.reader.at(2 * n)) for n, part in enumerate(c[::2])
        )
        return start, limit, stride[0] if stride else 1

    def stablehlo_by(self, c: Sequence[Any]) -> Pair:
        reader = self.reader
        left = dimension_numbers(reader, c[0].value, reader.at())
        return left, dimension_numbers(reader, c[2].value, reader.at(2))

    def stablehlo_dot_contracting(self, c: Sequence[Any]) -> tuple[Pair, Pair]:
        return ([], []), c[2]

    def stablehlo_dot_batching(self, c: Sequence[Any]) -> tuple[Pair, Pair]:
        return c[2], c[6]

    def stablehlo_precision_only(self, c: Sequence[Any]) -> tuple[Any, Any]:
        return c[4], None

    def stablehlo_precision_both(self, c: Sequence[Any]) -> tuple[Any, Any]:
        return c[4], c[9]

    def stablehlo_algorithm_only(self, c: Sequence[Any]) -> tuple[Any, Any]:
        return None, c[3]

    def stablehlo_algorithm(self, c: Sequence[Any]) -> str:
        return f"<{', '.join(c[1])}>"

    def stablehlo_algorithm_entry(self, c: Sequence[Any]) -> str:
        return f"{c[0].value} = {c[2].value}"

    def stablehlo_dims(self, c: Sequence[Any]) -> str:
        return f"[{', '.join(c[1])}]"

    def stablehlo_sides(self, c: Sequence[Any]) -> tuple[Any, str]:
        return c[1], c[3]

    def stablehlo_numbers(self, c: Sequence[Any]) -> str:
        return f"<{c[2]}x{c[4]}->{c[6]}>"

    def stablehlo_dim(self, c: Sequence[Any]) -> str:
        return c[0].value

    # ---- operations

    def stablehlo_constant(self, c: Sequence[Any]) -> Operation:
        head, attributes, value = c
        value = value.value if isinstance(value, Token) else value
        if not isinstance(value, TypedAttribute):
            raise self.reader.error("expected a constant with a type")
        return self.reader.make(head, (), [cast(Any, value).get_type()], {"value": value}, attributes)

    def stablehlo_constant_quantized(self, c: Sequence[Any]) -> Operation:
        head, _, _, properties, attributes, (_, results) = c
        return self.reader.make(head, (), results, dict(properties), attributes)

    def stablehlo_barrier(self, c: Sequence[Any]) -> Operation:
        head, attributes, uses, types = c
        return self.reader.make(head, self.reader.operands(uses, types), types, attributes=attributes)

    def stablehlo_barrier_empty(self, c: Sequence[Any]) -> Operation:
        return self.reader.make(c[0], attributes=c[1])

    def stablehlo_convolution(self, c: Sequence[Any]) -> Operation:
        head, (uses, numbers), window, attributes, (ins, outs) = c
        properties = {"dimension_numbers": own_parameters(self.reader, ConvDimensionNumbersAttr, numbers, 1)}
        for key, value in window.items():
            if key not in _WINDOW:
                raise self.reader.error(f"unexpected keyword '{key}' in window attributes", self.reader.at(2))
            properties[_WINDOW[key]] = self._window(key, value)
        return self.reader.make(head, self.reader.operands(uses, ins), outs, properties, attributes)

    def _window(self, key: str, value: Any) -> Attribute:
        """A list of the window, as its property holds it."""
        try:
            if key != "pad":
                return DenseArrayBase.from_list(i1 if key == "reverse" else i64, _whole(value))
            pairs = [_whole(pair) for pair in value.data]
            flat = [n for low, high in pairs for n in (low, high)]
            return DenseIntElementsAttr.from_list(TensorType(i64, [len(pairs), 2]), flat)
        except (AttributeError, ValueError, VerifyException, StructError):
            raise self.reader.error(f"malformed '{key}' in window attributes", self.reader.at(2)) from None

    def stablehlo_pair(self, c: Sequence[Any]) -> tuple[Names, Names]:
        return c[1], c[4]

    def _reduce_parts(self, pairs: Sequence[tuple[Names, Names]], types: Sequence[Attribute]) -> list[SSAValue]:
        """The operands: all inputs, then all initial values."""
        tokens = [token for token, _ in pairs] + [token for _, token in pairs]
        if len(tokens) != len(types):
            raise self.reader.error(f"expected {len(tokens)} operand types but had {len(types)}")
        return [self.reader.operands(token, [type])[0] for token, type in zip(tokens, types, strict=True)]

    def stablehlo_reduce_applies(self, c: Sequence[Any]) -> Operation:
        head, pairs, _, inner, (dimensions, attributes, ins, outs) = c
        operands = self._reduce_parts(pairs, ins)
        if len(pairs) != 1 or not isinstance(ins[0], TensorType):
            raise self.reader.error("expected a single tensor to reduce in the compact form")
        scalar = TensorType(ins[0].element_type, [])
        block = Block(arg_types=[scalar, scalar])
        place = self.reader.at(3)
        applied = self.reader.op_info(inner.value, place)
        value = self.reader.create(applied, block.args, [scalar], {}, {}, (), (), place)
        end = self.reader.op_info("stablehlo.return", place)
        block.add_ops([value, self.reader.create(end, value.results, (), {}, {}, (), (), place)])
        return self.reader.make(head, operands, outs, {"dimensions": dimensions}, attributes, regions=[Region(block)])

    def stablehlo_across(self, c: Sequence[Any]) -> tuple[Any, ...]:
        (ins, outs), attributes = c[5], c[4]
        return integer_array(self.reader, c[3].value, self.reader.at(3)), attributes, ins, outs

    def stablehlo_argument(self, c: Sequence[Any]) -> Argument:
        return Argument(c[0].value, c[1], c[0].offset, c[2])

    def stablehlo_arguments(self, c: Sequence[Any]) -> tuple[Argument, Argument]:
        return c[1], c[3]

    def stablehlo_more_arguments(self, c: list[Any]) -> list[Any]:
        c[0].append(c[1])
        return c[0]

    def stablehlo_reduce_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, pairs, (dimensions, attributes, ins, outs), _, arguments = c
        ordered = [element for element, _ in arguments] + [accumulator for _, accumulator in arguments]
        operands = self._reduce_parts(pairs, ins)
        self.reader.enter_with(head, ordered)
        return head, operands, outs, {"dimensions": dimensions}, attributes, self.reader.at()

    def stablehlo_reduce(self, c: Sequence[Any]) -> Operation:
        head, operands, outs, properties, attributes, offset = c[0]
        return self.reader.make(head, operands, outs, properties, attributes, regions=[c[1]], offset=offset)

    def stablehlo_carry(self, c: Sequence[Any]) -> tuple[Names, Names]:
        return c[0], c[1]

    def stablehlo_while_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, attributes = c[0], c[6]
        carries: list[tuple[Names, Names]] = c[2] or []
        types: list[Attribute] = c[4] or []
        if len(carries) != len(types):
            raise self.reader.error(f"expected {len(carries)} operand types but had {len(types)}")
        operands = [self.reader.operands(use, [type])[0] for (_, use), type in zip(carries, types, strict=True)]
        names = [(result.value[:-1].rstrip(), result.offset) for result, _ in carries]
        arguments = [Argument(name, type, offset) for (name, offset), type in zip(names, types, strict=True)]
        self._whiles.append((head, arguments))
        self.reader.enter_with(head, arguments)
        return head, operands, types, attributes, self.reader.at()

    def stablehlo_do(self, c: Sequence[Any]) -> None:
        self.reader.enter_with(*self._whiles.pop())

    def stablehlo_while(self, c: Sequence[Any]) -> Operation:
        (head, operands, types, attributes, offset), _, cond, _, body = c
        return self.reader.make(head, operands, types, attributes=attributes, regions=[cond, body], offset=offset)

    def __init__(self, reader: Any) -> None:
        super().__init__(reader)
        self._whiles: list[tuple[Token, list[Argument]]] = []


FORMS = StablehloForms
