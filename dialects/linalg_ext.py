"""`linalg_ext`, after IREE's LinalgExt: what StableHLO computes and no `linalg.generic` can say.

Every op is in destination style: it reads `ins` and writes its results over `outs`, of which there is one per result.
On tensors the results are new values; on memrefs there are none and `outs` are written in place. Dimension numbers are
StableHLO's, under its names (spec.md, the op of the same name), where nothing else is said.
"""

from __future__ import annotations

import abc
from collections.abc import Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import (
    I64,
    BoolAttr,
    ComplexType,
    DenseArrayBase,
    IndexType,
    IntegerAttr,
    IntegerType,
    MemRefType,
    StringAttr,
    TensorType,
    i1,
    i64,
)
from xdsl.dialects.utils import AbstractYieldOperation
from xdsl.ir import Attribute, Dialect, Region, SSAValue
from xdsl.irdl import (
    AttrSizedOperandSegments,
    IRDLOperation,
    ParsePropInAttrDict,
    base,
    irdl_op_definition,
    prop_def,
    region_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.traits import IsTerminator, Pure
from xdsl.utils.exceptions import VerifyException

_Buffer = base(TensorType) | base(MemRefType)
_OPERANDS = "(`ins` `(` $inputs^ `:` type($inputs) `)`)? `outs` `(` $outputs `:` type($outputs) `)`"
_RESULTS = "(`->` type($res)^)?"


class DestinationOp(IRDLOperation, abc.ABC):
    """An op with `inputs`, `outputs` and, on tensors, one result per output and of its type."""

    INPUTS: ClassVar[int | None] = None
    OUTPUTS: ClassVar[int | None] = None
    # How many there must be, where the op's own numbers do not say it.

    inputs = var_operand_def(_Buffer)
    outputs = var_operand_def(_Buffer)
    res = var_result_def(base(TensorType))
    irdl_options = (AttrSizedOperandSegments(as_property=True), ParsePropInAttrDict())

    def verify_(self) -> None:
        for what, wanted, values in (("input", self.INPUTS, self.inputs), ("output", self.OUTPUTS, self.outputs)):
            if wanted is not None and len(values) != wanted:
                raise VerifyException(f"expected {wanted} {what}s, but got {len(values)}")
        on_tensors = [isinstance(operand.type, TensorType) for operand in self.operands]
        if len(set(on_tensors)) > 1:
            raise VerifyException("operands are either all tensors or all memrefs")
        expected = self.outputs.types if all(on_tensors) else ()
        if self.res.types != expected:
            raise VerifyException(f"expected results of the types of the outputs, {_listed(expected)}")
        self.verify_numbers()

    def verify_numbers(self) -> None:
        """What an op demands of its own numbers, shapes and regions."""


@irdl_op_definition
class YieldOp(AbstractYieldOperation[Attribute]):
    """Ends a region of a `linalg_ext` op with the values that it computes."""

    name = "linalg_ext.yield"
    traits = traits_def(IsTerminator(), Pure())


def _listed(types: Sequence[Attribute]) -> str:
    return f"({', '.join(str(type) for type in types)})"


def _shape(value: SSAValue) -> tuple[int, ...]:
    return cast(Any, value.type).get_shape()


def _element(value: SSAValue) -> Attribute:
    return cast(Any, value.type).get_element_type()


def _verify_body(region: Region, name: str, arguments: Sequence[Attribute], yielded: Sequence[Attribute]) -> None:
    block = region.block
    if block.arg_types != tuple(arguments):
        raise VerifyException(f"{name}: expected block arguments of types {_listed(arguments)}")
    last = block.last_op
    if not isinstance(last, YieldOp) or last.arguments.types != tuple(yielded):
        raise VerifyException(f"{name}: expected a linalg_ext.yield of types {_listed(yielded)}")


def _verify_dimension(dimension: IntegerAttr[I64], value: SSAValue) -> None:
    rank = len(_shape(value))
    if not 0 <= dimension.value.data < rank:
        raise VerifyException(f"dimension {dimension.value.data} is out of range for rank {rank}")


def _numbers(array: DenseArrayBase[I64]) -> tuple[int, ...]:
    return tuple(array.get_values())


def _verify_equal_shapes(values: Sequence[SSAValue]) -> None:
    if len({_shape(value) for value in values}) > 1:
        raise VerifyException("expected operands of one shape")


@irdl_op_definition
class SortOp(DestinationOp):
    """Sorts `outs` in place along a dimension, together, by a comparator (less than) that takes a pair of each."""

    name = "linalg_ext.sort"
    INPUTS: ClassVar = 0
    dimension = prop_def(IntegerAttr[I64])
    is_stable = prop_def(BoolAttr, default_value=BoolAttr.from_bool(True))
    comparator = region_def("single_block")
    assembly_format = f"`dimension` `(` $dimension `)` attr-dict {_OPERANDS} $comparator {_RESULTS}"

    def verify_numbers(self) -> None:
        _verify_equal_shapes(self.outputs)
        _verify_dimension(self.dimension, self.outputs[0])
        pairs = [_element(output) for output in self.outputs for _ in range(2)]
        _verify_body(self.comparator, "comparator", pairs, [i1])


@irdl_op_definition
class TopkOp(DestinationOp):
    """The first elements along a dimension, as a stable sort by the comparator (less than) would have them, in order.

    `outs` get these elements, as many as they have room for, and their indices.
    """

    name = "linalg_ext.topk"
    INPUTS: ClassVar = 1
    OUTPUTS: ClassVar = 2
    dimension = prop_def(IntegerAttr[I64])
    comparator = region_def("single_block")
    assembly_format = f"`dimension` `(` $dimension `)` attr-dict {_OPERANDS} $comparator {_RESULTS}"

    def verify_numbers(self) -> None:
        (x,), (values, indices) = self.inputs, self.outputs
        _verify_dimension(self.dimension, x)
        _verify_equal_shapes(self.outputs)
        dimension, shape = self.dimension.value.data, _shape(x)
        taken = _shape(values)
        around = [(a, b) for d, (a, b) in enumerate(zip(shape, taken, strict=False)) if d != dimension]
        if len(taken) != len(shape) or any(a != b for a, b in around) or taken[dimension] > shape[dimension]:
            raise VerifyException(f"cannot take elements of shape {taken} of {shape} along dimension {dimension}")
        if _element(values) != _element(x) or not isinstance(_element(indices), IntegerType):
            raise VerifyException("expected outputs of the input's elements, and of integers")
        _verify_body(self.comparator, "comparator", [_element(x)] * 2, [i1])


@irdl_op_definition
class ScatterOp(DestinationOp):
    """`ins` are the indices, then one update per output; indices out of bounds write nothing, and updates go in order.

    The region takes the elements that are there, then the updates, and yields the new elements.
    """

    name = "linalg_ext.scatter"
    update_window_dims = prop_def(DenseArrayBase.constr(i64))
    inserted_window_dims = prop_def(DenseArrayBase.constr(i64))
    input_batching_dims = prop_def(DenseArrayBase.constr(i64))
    scatter_indices_batching_dims = prop_def(DenseArrayBase.constr(i64))
    scatter_dims_to_operand_dims = prop_def(DenseArrayBase.constr(i64))
    index_vector_dim = prop_def(IntegerAttr[I64])
    unique_indices = prop_def(BoolAttr, default_value=BoolAttr.from_bool(False))
    body = region_def("single_block")
    assembly_format = f"attr-dict {_OPERANDS} $body {_RESULTS}"

    def verify_numbers(self) -> None:
        if not self.outputs or len(self.inputs) != len(self.outputs) + 1:
            raise VerifyException("expected indices, then one update per output")
        _verify_equal_shapes(self.outputs)
        _verify_equal_shapes(self.inputs[1:])
        if not isinstance(_element(self.inputs[0]), IntegerType | IndexType):
            raise VerifyException("expected indices that are integers")
        self._verify_windows(_shape(self.outputs[0]), _shape(self.inputs[1]))
        self._verify_batch(_shape(self.inputs[0]), _shape(self.inputs[1]))
        elements = [_element(output) for output in self.outputs]
        _verify_body(self.body, "body", elements * 2, elements)

    def _verify_windows(self, shape: Sequence[int], updates: Sequence[int]) -> None:
        inserted, batching = _numbers(self.inserted_window_dims), _numbers(self.input_batching_dims)
        windows, hidden = _numbers(self.update_window_dims), (*inserted, *batching)
        if len(windows) + len(hidden) != len(shape):
            count = len(windows) + len(hidden)
            raise VerifyException(
                f"window and batching dimensions number {count}, but the outputs' rank is {len(shape)}"
            )
        for name, dims, rank in (
            ("update_window_dims", windows, len(updates)),
            ("inserted_window_dims and input_batching_dims", hidden, len(shape)),
            ("scatter_dims_to_operand_dims", _numbers(self.scatter_dims_to_operand_dims), len(shape)),
        ):
            if len(set(dims)) != len(dims) or not all(0 <= d < rank for d in dims):
                raise VerifyException(f"{name} are not different dimensions of rank {rank}")
        sizes = [size for d, size in enumerate(shape) if d not in hidden]
        if any(updates[u] > size for u, size in zip(sorted(windows), sizes, strict=True)):
            raise VerifyException("windows are larger than the outputs")

    def _verify_batch(self, indices: Sequence[int], updates: Sequence[int]) -> None:
        """The indices' shape without the vectors is that of the updates without the windows."""
        at, windows = self.index_vector_dim.value.data, _numbers(self.update_window_dims)
        if not 0 <= at <= len(indices):
            raise VerifyException(f"index_vector_dim is {at}, but the indices' rank is {len(indices)}")
        length = indices[at] if at < len(indices) else 1
        if length != len(self.scatter_dims_to_operand_dims):
            raise VerifyException(f"expected an index vector of {len(self.scatter_dims_to_operand_dims)}, got {length}")
        batch = [size for d, size in enumerate(updates) if d not in windows]
        if batch != [size for d, size in enumerate(indices) if d != at]:
            raise VerifyException(f"indices {tuple(indices)} and updates {tuple(updates)} do not fit")
        batching, paired = _numbers(self.input_batching_dims), _numbers(self.scatter_indices_batching_dims)
        shape = _shape(self.outputs[0])
        fits = len(batching) == len(paired) and all(0 <= b < len(indices) and b != at for b in paired)
        if not fits or any(shape[d] != indices[b] for d, b in zip(batching, paired, strict=True)):
            raise VerifyException("input_batching_dims and scatter_indices_batching_dims do not fit")


@irdl_op_definition
class ScanOp(DestinationOp):
    """Running combinations along a dimension: `ins` give the elements; `outs` get the prefixes, and what is carried.

    The second half of `outs` holds the initial values, without the dimension, and gets the last. The region takes what
    is carried, then the elements, and yields what is carried on. An exclusive scan leaves the element itself out;
    a reverse one runs from the last index to the first. Where the region is associative, elements may be combined
    before what is carried to them is known.
    """

    name = "linalg_ext.scan"
    dimension = prop_def(IntegerAttr[I64])
    inclusive = prop_def(BoolAttr)
    reverse = prop_def(BoolAttr, default_value=BoolAttr.from_bool(False))
    is_associative = prop_def(BoolAttr, default_value=BoolAttr.from_bool(False))
    body = region_def("single_block")
    assembly_format = f"`dimension` `(` $dimension `)` attr-dict {_OPERANDS} $body {_RESULTS}"

    def verify_numbers(self) -> None:
        count = len(self.inputs)
        if not count or len(self.outputs) != 2 * count:
            raise VerifyException("expected for each input an output and a carried value")
        _verify_equal_shapes([*self.inputs, *self.outputs[:count]])
        _verify_equal_shapes(self.outputs[count:])
        _verify_dimension(self.dimension, self.inputs[0])
        shape, dimension = list(_shape(self.inputs[0])), self.dimension.value.data
        del shape[dimension]
        if tuple(shape) != _shape(self.outputs[count]):
            raise VerifyException(f"expected carried values of shape {tuple(shape)}")
        carried = [_element(output) for output in self.outputs[count:]]
        elements = [_element(input) for input in self.inputs]
        _verify_body(self.body, "body", [*carried, *elements], carried)
        if self.is_associative.value.data and elements != carried:
            raise VerifyException("an associative body combines elements of one type")


@irdl_op_definition
class FftOp(DestinationOp):
    """FFT, IFFT, RFFT or IRFFT over the last dimensions, of the given lengths."""

    name = "linalg_ext.fft"
    INPUTS: ClassVar = 1
    OUTPUTS: ClassVar = 1
    fft_type = prop_def(StringAttr)
    fft_length = prop_def(DenseArrayBase.constr(i64))
    assembly_format = f"`type` `(` $fft_type `)` `length` $fft_length attr-dict {_OPERANDS} {_RESULTS}"

    # Whether the operand and the result are complex.
    _KINDS: ClassVar = {"FFT": (True, True), "IFFT": (True, True), "RFFT": (False, True), "IRFFT": (True, False)}

    def verify_numbers(self) -> None:
        kind = self.fft_type.data
        if kind not in self._KINDS:
            raise VerifyException(f"fft_type is {kind}, not one of {', '.join(self._KINDS)}")
        complex = tuple(isinstance(_element(value), ComplexType) for value in (self.inputs[0], self.outputs[0]))
        if complex != self._KINDS[kind]:
            raise VerifyException(
                f"{kind}: wrong element types {_element(self.inputs[0])}, {_element(self.outputs[0])}"
            )
        if not 1 <= len(self.fft_length) <= min(3, len(_shape(self.inputs[0]))):
            raise VerifyException(f"fft_length has {len(self.fft_length)} dimensions")


@irdl_op_definition
class CholeskyOp(DestinationOp):
    """The Cholesky factor of each matrix of the last two dimensions; the other triangle is unspecified."""

    name = "linalg_ext.cholesky"
    INPUTS: ClassVar = 1
    OUTPUTS: ClassVar = 1
    lower = prop_def(BoolAttr)
    assembly_format = f"attr-dict {_OPERANDS} {_RESULTS}"

    def verify_numbers(self) -> None:
        _verify_equal_shapes([*self.inputs, *self.outputs])
        shape = _shape(self.inputs[0])
        if len(shape) < 2 or shape[-1] != shape[-2]:
            raise VerifyException(f"expected square matrices, but the shape is {shape}")


@irdl_op_definition
class TriangularSolveOp(DestinationOp):
    """`ins` are a and b; solves `op(a) x = b`, or `x op(a) = b` unless `left_side`, over the last two dimensions."""

    name = "linalg_ext.triangular_solve"
    INPUTS: ClassVar = 2
    OUTPUTS: ClassVar = 1
    left_side = prop_def(BoolAttr)
    lower = prop_def(BoolAttr)
    unit_diagonal = prop_def(BoolAttr)
    transpose_a = prop_def(StringAttr)
    assembly_format = f"attr-dict {_OPERANDS} {_RESULTS}"

    def verify_numbers(self) -> None:
        a, b = self.inputs
        _verify_equal_shapes([b, self.outputs[0]])
        shape = _shape(a)
        if len(shape) < 2 or shape[-1] != shape[-2]:
            raise VerifyException(f"expected square matrices, but the shape of a is {shape}")
        side = -2 if self.left_side.value.data else -1
        if len(_shape(b)) != len(shape) or _shape(b)[:-2] != shape[:-2] or _shape(b)[side] != shape[-1]:
            raise VerifyException(f"shapes of a and b do not fit: {shape} and {_shape(b)}")
        if self.transpose_a.data not in ("NO_TRANSPOSE", "TRANSPOSE", "ADJOINT"):
            raise VerifyException(f"transpose_a is {self.transpose_a.data}")


@irdl_op_definition
class RngOp(DestinationOp):
    """`ins` are the state of a random bit generator; `outs` get its next state, and uniformly distributed bits."""

    name = "linalg_ext.rng"
    INPUTS: ClassVar = 1
    OUTPUTS: ClassVar = 2
    rng_algorithm = prop_def(StringAttr)
    assembly_format = f"`algorithm` `(` $rng_algorithm `)` attr-dict {_OPERANDS} {_RESULTS}"

    def verify_numbers(self) -> None:
        if self.rng_algorithm.data not in ("DEFAULT", "THREE_FRY", "PHILOX"):
            raise VerifyException(f"rng_algorithm is {self.rng_algorithm.data}")
        if self.inputs[0].type != self.outputs[0].type:
            raise VerifyException("expected the next state to have the type of the state")


DIALECT = Dialect(
    "linalg_ext",
    [CholeskyOp, FftOp, RngOp, ScanOp, ScatterOp, SortOp, TopkOp, TriangularSolveOp, YieldOp],
)
