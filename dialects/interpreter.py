"""The interpreter dialect: what StableHLO's interpreter does apart from StableHLO's own ops (InterpreterOps.td)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import SymbolRefAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Dialect
from xdsl.irdl import (
    IRDLOperation,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    var_operand_def,
    var_result_def,
)
from xdsl.traits import SymbolTable
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo import ops_of
from hloom.dialects.stablehlo.op import hlo_op
from hloom.dialects.stablehlo.properties import FLAT_SYMBOL_REF_GRID, FLAT_SYMBOL_REFS, STRING
from hloom.dialects.stablehlo.tensors import ANY_OR_PER_AXIS_TENSOR, TENSOR_OR_TOKEN, OneType, is_tensor

_T = OneType("T", ANY_OR_PER_AXIS_TENSOR)


@hlo_op(remembers=False)
class RunParallelOp(IRDLOperation):
    """Runs a grid of processes, `programs[replica][partition]`, all at once.

    Inputs and results are those of all processes in order, by replica first. `infeed` are functions without arguments
    that make what the processes' `infeed` ops take, one after another.
    """

    name = "interpreter.run_parallel"
    inputs = var_operand_def(TENSOR_OR_TOKEN)
    infeed = opt_prop_def(FLAT_SYMBOL_REFS)
    programs = prop_def(FLAT_SYMBOL_REF_GRID)
    results_ = var_result_def(TENSOR_OR_TOKEN)

    def verify_(self) -> None:
        rows = [row.data for row in self.programs]
        if not rows or not rows[0]:
            raise VerifyException("programs is to have one process at least")
        for replica, row in enumerate(rows):
            if len(row) != len(rows[0]):
                raise VerifyException(f"replica 0 has {len(rows[0])} programs, but replica {replica} has {len(row)}")
        called = self._functions([program for row in rows for program in row])
        for what, found, wanted in (
            ("inputs", self.inputs, [type for function in called for type in function.function_type.inputs]),
            ("results", self.results, [type for function in called for type in function.function_type.outputs]),
        ):
            if len(found) != len(wanted):
                raise VerifyException(f"there are {len(found)} {what}, but the programs have {len(wanted)}")
        self._check_infeed()

    def _functions(self, symbols: Sequence[SymbolRefAttr]) -> list[FuncOp]:
        found = {symbol: SymbolTable.lookup_symbol(self, symbol) for symbol in set(symbols)}
        for symbol, function in found.items():
            if not isinstance(function, FuncOp):
                raise VerifyException(f"there is no function {symbol}")
        return [cast(FuncOp, found[symbol]) for symbol in symbols]

    def _check_infeed(self) -> None:
        if self.infeed is None:
            return
        if not self.infeed.data:
            raise VerifyException("infeed is to name one function at least")
        for function in self._functions(self.infeed.data):
            returned = function.function_type.outputs.data
            if len(returned) != 1 or not is_tensor(returned[0]):
                found = ", ".join(map(str, returned))
                raise VerifyException(f"@{function.sym_name.data} is to return one tensor, but returns ({found})")


@hlo_op()
class PrintOp(IRDLOperation):
    """Writes its operand to the standard output."""

    name = "interpreter.print"
    operand = operand_def(_T)
    result = result_def(_T)
    assembly_format = "$operand attr-dict `:` type($result)"


@hlo_op()
class ProbeOp(IRDLOperation):
    """Stores its operand in a file, each time that it runs, under the name `probe_id`."""

    name = "interpreter.probe"
    operand = operand_def(_T)
    probe_id = prop_def(STRING)
    result = result_def(_T)
    assembly_format = "$operand `,` `probe_id` `=` $probe_id attr-dict `:` type($result)"


DIALECT = Dialect("interpreter", ops_of(globals()))
