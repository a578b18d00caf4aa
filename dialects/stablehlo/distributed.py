"""Ops among processes and with the host: collectives, asynchronous ones, ids, feeds, sends and receives."""

from __future__ import annotations

from abc import ABC
from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    DenseIntElementsAttr,
    DenseIntOrFPElementsAttr,
    IntegerAttr,
    IntegerType,
    Signedness,
    StringAttr,
    TensorType,
    UnitAttr,
    i1,
)
from xdsl.ir import Attribute
from xdsl.irdl import (
    IRDLOperation,
    operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.traits import IsolatedFromAbove, Pure
from xdsl.utils.exceptions import VerifyException

from .attributes import DYNAMIC, ChannelHandleAttr
from .inference import check_in_range, check_unique, compatible_shapes, shape_of, tensor_type
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer
from .properties import ARRAY, BOOL_ATTR, I64_ELEMENTS, I64_NON_NEGATIVE, I64_POSITIVE, REPLICA_GROUPS, STRING
from .regions import accumulator_elements, check_reducer, returned_types, scalar_of
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    STATIC_TENSOR_OR_TOKEN,
    UI32_TENSOR,
    as_tensor,
    element_type,
    with_element_type,
)
from .types import FutureType, TokenType


def group_table(groups: Attribute) -> list[list[int]] | None:
    """The processes of each group, -1 where a group is shorter; None where groups are named by a mesh."""
    if not isinstance(groups, DenseIntOrFPElementsAttr):
        return None
    elements = cast(DenseIntElementsAttr, groups)
    shape = elements.get_shape()
    if len(shape) != 2:
        raise VerifyException(f"replica_groups is to have rank 2, but is of rank {len(shape)} (I3)")
    values = [int(value) for value in elements.get_values()]
    return [values[row * shape[1] : (row + 1) * shape[1]] for row in range(shape[0])]


def _check_groups(groups: Attribute, labels: tuple[str, str], equal: bool = False) -> int | None:
    """Every process is in one group at most, and all below the largest are in one; returns the size of groups."""
    table = group_table(groups)
    if table is None:
        return None
    processes = [process for row in table for process in row if process != -1]
    check_unique("replica_groups", processes, f" ({labels[0]})", what="process")
    if equal and any(-1 in row for row in table):
        raise VerifyException(f"replica_groups has groups of different sizes ({labels[1]})")
    if sorted(processes) != list(range(len(processes))):
        missing = next(process for process in range(len(processes)) if process not in processes)
        raise VerifyException(f"replica_groups lacks process {missing} ({labels[1]})")
    return len(table[0]) if table else 0


class CollectiveOp(IRDLOperation, ABC):
    """An op that the processes of a group run together."""

    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)


class GlobalCollectiveOp(CollectiveOp, ABC):
    """A collective whose groups may be of global ids, which then needs a channel."""

    use_global_device_ids = opt_prop_def(UnitAttr)

    def check_channel(self, label: str) -> None:
        """Global ids go with a positive channel."""
        if self.use_global_device_ids is None:
            return
        if self.channel_handle is None or self.channel_handle.handle.data <= 0:
            raise VerifyException(f"use_global_device_ids asks for a positive channel ({label})")


def _check_other_dimensions(operand: Attribute, result: Attribute, dimensions: Sequence[int], label: str) -> None:
    """Shapes agree but for some dimensions."""
    source, target = (list(shape_of(type)) for type in (operand, result))
    for shape in (source, target):
        for dimension in dimensions:
            if dimension < len(shape):
                shape[dimension] = DYNAMIC
    if not compatible_shapes(tuple(source), tuple(target)):
        raise VerifyException(
            f"operand {operand} and result {result} differ outside of dimension {dimensions[0]} ({label})"
        )


@hlo_op()
class AllGatherOp(GlobalCollectiveOp):
    name = "stablehlo.all_gather"
    operands_ = var_operand_def(ANY_TENSOR)
    all_gather_dim = prop_def(I64_NON_NEGATIVE)
    results_ = var_result_def(ANY_TENSOR)

    def verify_(self) -> None:
        group = _check_groups(self.replica_groups, ("C2", "C4"), equal=True)
        self.check_channel("C5")
        if group == 0:
            raise VerifyException("replica_groups is empty (C3)")
        if len(self.results_) != len(self.operands_):
            raise VerifyException(f"there are {len(self.operands_)} operands, but {len(self.results_)} results (C6)")
        dimension = self.all_gather_dim.value.data
        for operand, result in zip(self.operands_.types, self.results_.types, strict=True):
            source, target = shape_of(operand), shape_of(result)
            check_in_range("all_gather_dim", dimension, len(source), " (C1)")
            if element_type(operand) != element_type(result):
                raise VerifyException(f"{operand} and {result} differ in element type (C6)")
            _check_other_dimensions(operand, result, [dimension], "C6")
            gathered, each = target[dimension], source[dimension]
            if each == 0:
                raise VerifyException("all_gather_dim has size 0 (C6)")
            if DYNAMIC not in (gathered, each) and gathered % each:
                raise VerifyException(f"all_gather_dim has size {gathered}, not a multiple of {each} (C6)")


@hlo_op(remembers=False)
class AllReduceOp(GlobalCollectiveOp, InfersTypes):
    name = "stablehlo.all_reduce"
    operands_ = var_operand_def(ANY_TENSOR)
    computation = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        elements = accumulator_elements(regions, operands[:1], " (C5)")
        return [with_element_type(operand, elements[0]) for operand in operands]

    def verify_(self) -> None:
        _check_groups(self.replica_groups, ("C1", "C3"))
        self.check_channel("C4")
        for operand in self.operands_.types:
            check_reducer(self.computation, [operand], [scalar_of(operand)], (), " (C5)")
        super().verify_()


@hlo_op()
class AllToAllOp(CollectiveOp, InfersTypes):
    name = "stablehlo.all_to_all"
    operands_ = var_operand_def(ANY_TENSOR)
    split_dimension = prop_def(I64_NON_NEGATIVE)
    concat_dimension = prop_def(I64_NON_NEGATIVE)
    split_count = prop_def(I64_POSITIVE)
    results_ = var_result_def(ANY_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        group = _check_groups(properties["replica_groups"], ("C5", "C7"), equal=True)
        split, concat = integer(properties, "split_dimension"), integer(properties, "concat_dimension")
        count = integer(properties, "split_count")
        if group is not None and group != count:
            raise VerifyException(f"groups are of {group} processes, but split_count is {count} (C8)")
        return [_all_to_all(as_tensor(operand), split, concat, count) for operand in operands]


def _all_to_all(operand: TensorType[Attribute], split: int, concat: int, count: int) -> Attribute:
    shape = list(operand.get_shape())
    check_in_range("split_dimension", split, len(shape), " (C1)")
    check_in_range("concat_dimension", concat, len(shape), " (C3)")
    if shape[split] != DYNAMIC:
        if shape[split] % count:
            raise VerifyException(f"dimension {split}, of size {shape[split]}, does not split in {count} (C2)")
        shape[split] //= count
    if shape[concat] != DYNAMIC:
        shape[concat] *= count
    return tensor_type(tuple(shape), operand.element_type)


@hlo_op(remembers=False)
class ReduceScatterOp(GlobalCollectiveOp):
    name = "stablehlo.reduce_scatter"
    operand = operand_def(ANY_TENSOR)
    scatter_dimension = prop_def(I64_NON_NEGATIVE)
    computation = region_def("single_block")
    result = result_def(ANY_TENSOR)

    def verify_(self) -> None:
        operand, result, dimension = self.operand.type, self.result.type, self.scatter_dimension.value.data
        _check_groups(self.replica_groups, ("C3", "C5"), equal=True)
        self.check_channel("C6")
        source, target = shape_of(operand), shape_of(result)
        if len(source) != len(target):
            raise VerifyException(f"operand and result differ in rank: {len(source)} and {len(target)} (C8)")
        check_in_range("scatter_dimension", dimension, len(source), " (C2)")
        _check_other_dimensions(operand, result, [dimension], "C8")
        size, scattered = source[dimension], target[dimension]
        if 0 in (size, scattered):
            raise VerifyException(f"dimension {dimension} is of size 0 (C8)")
        if DYNAMIC not in (size, scattered) and size % scattered:
            raise VerifyException(f"dimension {dimension} scatters {size}, which is not a multiple of {scattered} (C8)")
        check_reducer(self.computation, [operand], [scalar_of(operand)], (), " (C7)")
        returned = returned_types(self.computation)[0]
        if element_type(returned) != element_type(result):
            raise VerifyException(f"the computation returns {returned}, but the result is {result} (C9)")


class PointwiseCollectiveOp(InfersTypes, ABC):
    """A collective whose result has its operand's type."""

    operand = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return operands


@hlo_op()
class CollectiveBroadcastOp(PointwiseCollectiveOp, CollectiveOp):
    name = "stablehlo.collective_broadcast"

    def verify_(self) -> None:
        for row in group_table(self.replica_groups) or ():
            check_unique("replica_groups", row, " (C1)", what="process")
            if any(process < 0 for process in row):
                raise VerifyException(f"replica_groups has a negative process: {row} (C2)")
        super().verify_()


@hlo_op()
class CollectivePermuteOp(PointwiseCollectiveOp):
    name = "stablehlo.collective_permute"
    source_target_pairs = prop_def(I64_ELEMENTS)
    channel_handle = opt_prop_def(ChannelHandleAttr)

    def verify_(self) -> None:
        check_pairs(self.source_target_pairs, ("C1", "C2", "C3", "C4"))
        super().verify_()


def check_pairs(attribute: DenseIntElementsAttr, labels: tuple[str, str, str, str]) -> None:
    """Pairs of a source and a target, no process twice on either side."""
    shape = attribute.get_shape()
    if len(shape) != 2 or shape[1] != 2:
        raise VerifyException(
            f"source_target_pairs is of shape {list(shape)}, but is to be of shape [N, 2] ({labels[0]})"
        )
    values = [int(value) for value in attribute.get_values()]
    check_unique("source_target_pairs: sources", values[::2], f" ({labels[1]})", what="process")
    check_unique("source_target_pairs: targets", values[1::2], f" ({labels[2]})", what="process")
    if any(value < 0 for value in values):
        raise VerifyException(f"source_target_pairs {values} has a negative process ({labels[3]})")


@hlo_op()
class CrossReplicaSumOp(PointwiseCollectiveOp):
    name = "stablehlo.cross-replica-sum"
    replica_groups = prop_def(I64_ELEMENTS)
    traits = traits_def(Pure())


@hlo_op(remembers=False)
class AsyncStartOp(InfersTypes):
    name = "stablehlo.async_start"
    operands_ = var_operand_def(ANY_TENSOR)
    body = region_def("single_block")
    result = result_def(FutureType)
    traits = traits_def(IsolatedFromAbove())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [FutureType(ArrayAttr(returned_types(regions[0])))]

    def verify_(self) -> None:
        block = self.body.block
        if len(list(block.ops)) != 2:
            raise VerifyException("the body is to hold one operation and a return")
        super().verify_()
        taken = block.arg_types
        if len(taken) != len(self.operands_) or tuple(taken) != tuple(self.operand_types):
            found = ", ".join(map(str, taken))
            raise VerifyException(f"the body takes ({found}), which are not the operands' types")


@hlo_op()
class AsyncDoneOp(InfersTypes):
    name = "stablehlo.async_done"
    operand = operand_def(FutureType)
    results_ = var_result_def(ANY_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return cast(FutureType, operands[0]).types.data


class ProcessIdOp(InfersTypes, ABC):
    """A number of the process that runs the program."""

    result = result_def(UI32_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "attr-dict `:` type(results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [tensor_type((), IntegerType(32, Signedness.UNSIGNED))]


@hlo_op()
class ReplicaIdOp(ProcessIdOp):
    name = "stablehlo.replica_id"


@hlo_op()
class PartitionIdOp(ProcessIdOp):
    name = "stablehlo.partition_id"


def _check_received(types: Sequence[Attribute], labels: tuple[str, str, str]) -> None:
    """Tensors, then a token."""
    if not types:
        raise VerifyException(f"is to have at least a token as a result ({labels[0]})")
    if any(not isinstance(type, TensorType) for type in types[:-1]):
        raise VerifyException(f"all results but the last are to be tensors ({labels[1]})")
    if not isinstance(types[-1], TokenType):
        raise VerifyException(f"the last result is to be a token, but is of type {types[-1]} ({labels[2]})")


@hlo_op()
class InfeedOp(IRDLOperation):
    name = "stablehlo.infeed"
    token = operand_def(TokenType)
    infeed_config = prop_def(STRING, StringAttr(""))
    layout = opt_prop_def(ARRAY)
    results_ = var_result_def(STATIC_TENSOR_OR_TOKEN)

    def verify_(self) -> None:
        types = self.result_types
        _check_received(types, ("C1", "C2", "C3"))
        if self.layout is None:
            return
        if len(self.layout) != len(types) - 1:
            raise VerifyException(f"layout has {len(self.layout)} elements for {len(types) - 1} tensors")
        for order in self.layout:
            if not isinstance(order, ArrayAttr):
                raise VerifyException(f"layout is to be an array of arrays of integers, but has {order}")
            for place in cast(ArrayAttr[Attribute], order):
                if not isinstance(place, IntegerAttr):
                    raise VerifyException(f"layout is to be an array of arrays of integers, but has {place}")


@hlo_op()
class OutfeedOp(InfersTypes):
    name = "stablehlo.outfeed"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    token = operand_def(TokenType)
    outfeed_config = prop_def(STRING, StringAttr(""))
    result = result_def(TokenType)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [TokenType()]


# The kinds of channels (XLA's ChannelHandle.ChannelType).
_DEVICE_TO_DEVICE, _DEVICE_TO_HOST, _HOST_TO_DEVICE = 1, 2, 3


def _check_channel(channel: ChannelHandleAttr, wanted: int) -> None:
    if channel.type.data != wanted:
        raise VerifyException(f"the channel is of type {channel.type.data}, but is to be of type {wanted} (C1)")


@hlo_op()
class SendOp(InfersTypes):
    name = "stablehlo.send"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    token = operand_def(TokenType)
    channel_handle = prop_def(ChannelHandleAttr)
    is_host_transfer = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    source_target_pairs = opt_prop_def(I64_ELEMENTS)
    result = result_def(TokenType)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [TokenType()]

    def verify_(self) -> None:
        super().verify_()
        _check_channel(self.channel_handle, _DEVICE_TO_HOST if self.is_host_transfer.value.data else _DEVICE_TO_DEVICE)
        if self.source_target_pairs is not None:
            check_pairs(self.source_target_pairs, ("C2", "C3", "C4", "C5"))


@hlo_op()
class RecvOp(IRDLOperation):
    name = "stablehlo.recv"
    token = operand_def(TokenType)
    channel_handle = prop_def(ChannelHandleAttr)
    is_host_transfer = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    source_target_pairs = opt_prop_def(I64_ELEMENTS)
    results_ = var_result_def(STATIC_TENSOR_OR_TOKEN)

    def verify_(self) -> None:
        _check_channel(self.channel_handle, _HOST_TO_DEVICE if self.is_host_transfer.value.data else _DEVICE_TO_DEVICE)
        _check_received(self.result_types, ("C2", "C3", "C4"))
        if self.source_target_pairs is not None:
            check_pairs(self.source_target_pairs, ("C5", "C6", "C7", "C8"))
