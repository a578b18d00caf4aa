"""Ops among processes and with the host: collectives, asynchronous ones, ids, feeds, sends and receives."""

from __future__ import annotations

from abc import ABC

from xdsl.dialects.builtin import IntegerAttr, StringAttr, UnitAttr, i1
from xdsl.irdl import (
    IRDLOperation,
    irdl_op_definition,
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

from .attributes import ChannelHandleAttr
from .properties import ARRAY, BOOL_ATTR, I64_ELEMENTS, I64_NON_NEGATIVE, I64_POSITIVE, REPLICA_GROUPS, STRING
from .tensors import ANY_OR_PER_AXIS_TENSOR, ANY_TENSOR, STATIC_TENSOR_OR_TOKEN, UI32_TENSOR
from .types import FutureType, TokenType


@irdl_op_definition
class AllGatherOp(IRDLOperation):
    name = "stablehlo.all_gather"
    operands_ = var_operand_def(ANY_TENSOR)
    all_gather_dim = prop_def(I64_NON_NEGATIVE)
    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    use_global_device_ids = opt_prop_def(UnitAttr)
    results_ = var_result_def(ANY_TENSOR)


@irdl_op_definition
class AllReduceOp(IRDLOperation):
    name = "stablehlo.all_reduce"
    operands_ = var_operand_def(ANY_TENSOR)
    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    use_global_device_ids = opt_prop_def(UnitAttr)
    computation = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)


@irdl_op_definition
class AllToAllOp(IRDLOperation):
    name = "stablehlo.all_to_all"
    operands_ = var_operand_def(ANY_TENSOR)
    split_dimension = prop_def(I64_NON_NEGATIVE)
    concat_dimension = prop_def(I64_NON_NEGATIVE)
    split_count = prop_def(I64_POSITIVE)
    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    results_ = var_result_def(ANY_TENSOR)


@irdl_op_definition
class ReduceScatterOp(IRDLOperation):
    name = "stablehlo.reduce_scatter"
    operand = operand_def(ANY_TENSOR)
    scatter_dimension = prop_def(I64_NON_NEGATIVE)
    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    use_global_device_ids = opt_prop_def(UnitAttr)
    computation = region_def("single_block")
    result = result_def(ANY_TENSOR)


@irdl_op_definition
class CollectiveBroadcastOp(IRDLOperation):
    name = "stablehlo.collective_broadcast"
    operand = operand_def(ANY_TENSOR)
    replica_groups = prop_def(REPLICA_GROUPS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    result = result_def(ANY_TENSOR)


@irdl_op_definition
class CollectivePermuteOp(IRDLOperation):
    name = "stablehlo.collective_permute"
    operand = operand_def(ANY_TENSOR)
    source_target_pairs = prop_def(I64_ELEMENTS)
    channel_handle = opt_prop_def(ChannelHandleAttr)
    result = result_def(ANY_TENSOR)


@irdl_op_definition
class CrossReplicaSumOp(IRDLOperation):
    name = "stablehlo.cross-replica-sum"
    operand = operand_def(ANY_TENSOR)
    replica_groups = prop_def(I64_ELEMENTS)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())


@irdl_op_definition
class AsyncStartOp(IRDLOperation):
    name = "stablehlo.async_start"
    operands_ = var_operand_def(ANY_TENSOR)
    body = region_def("single_block")
    result = result_def(FutureType)
    traits = traits_def(IsolatedFromAbove())


@irdl_op_definition
class AsyncDoneOp(IRDLOperation):
    name = "stablehlo.async_done"
    operand = operand_def(FutureType)
    results_ = var_result_def(ANY_TENSOR)


class ProcessIdOp(IRDLOperation, ABC):
    """A number of the process that runs the program."""

    result = result_def(UI32_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "attr-dict `:` type(results)"


@irdl_op_definition
class ReplicaIdOp(ProcessIdOp):
    name = "stablehlo.replica_id"


@irdl_op_definition
class PartitionIdOp(ProcessIdOp):
    name = "stablehlo.partition_id"


@irdl_op_definition
class InfeedOp(IRDLOperation):
    name = "stablehlo.infeed"
    token = operand_def(TokenType)
    infeed_config = prop_def(STRING, StringAttr(""))
    layout = opt_prop_def(ARRAY)
    results_ = var_result_def(STATIC_TENSOR_OR_TOKEN)


@irdl_op_definition
class OutfeedOp(IRDLOperation):
    name = "stablehlo.outfeed"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    token = operand_def(TokenType)
    outfeed_config = prop_def(STRING, StringAttr(""))
    result = result_def(TokenType)


@irdl_op_definition
class SendOp(IRDLOperation):
    name = "stablehlo.send"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    token = operand_def(TokenType)
    channel_handle = prop_def(ChannelHandleAttr)
    is_host_transfer = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    source_target_pairs = opt_prop_def(I64_ELEMENTS)
    result = result_def(TokenType)


@irdl_op_definition
class RecvOp(IRDLOperation):
    name = "stablehlo.recv"
    token = operand_def(TokenType)
    channel_handle = prop_def(ChannelHandleAttr)
    is_host_transfer = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    source_target_pairs = opt_prop_def(I64_ELEMENTS)
    results_ = var_result_def(STATIC_TENSOR_OR_TOKEN)
