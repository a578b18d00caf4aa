"""One-op programs drawn at random, run here and by both oracles.

    PYTHONPATH=tests python -m oracles.campaign [--samples=N] [--seed=N] [OP …]

Prints each program that differs, and exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, NamedTuple

import numpy as np
from xdsl.dialects.builtin import FunctionType, ModuleOp, TensorType
from xdsl.dialects.func import CallOp, FuncOp, ReturnOp
from xdsl.ir import Attribute, Block, Region, SSAValue
from xdsl.irdl import IRDLOperation

from hloom.dialects import chlo, stablehlo
from hloom.dialects.diagnostics import Error
from hloom.dialects.sampling import can_sample, sample
from hloom.dialects.stablehlo.data import ConstantOp
from hloom.dialects.stablehlo.unary import ImagOp, RealOp
from hloom.dialects.text.printer import print_op
from hloom.lowering import interpreter
from hloom.lowering.dtypes import Array, dtype_of, shape_of, tensor_type_of, to_attribute
from hloom.lowering.sampling import operands
from oracles.agreement import disagreement
from oracles.known import GAPS, allowed_ulps, is_known, is_rounded, reference_takes, sums_up, xla_takes
from oracles.process import Oracles


class Case(NamedTuple):
    """A program of one op, and what it is run on."""

    module: ModuleOp
    arguments: list[Array]

    @property
    def op(self) -> Any:
        return next(op for op in self.module.walk() if op.name.startswith(("stablehlo.", "chlo.")))


class Difference(NamedTuple):
    """Where an oracle has another answer than the interpreter; `ours` may be an error."""

    oracle: str
    case: Case
    what: str

    def __str__(self) -> str:
        arguments = "\n".join(f"  {a.dtype}{list(a.shape)} {a.tolist()}" for a in self.case.arguments)
        return f"{self.oracle}: {self.what}\n{print_op(self.case.module)}\n{arguments}"


def ops() -> list[type[IRDLOperation]]:
    """Every op class that there are samples of."""
    known = (*stablehlo.DIALECT.operations, *chlo.DIALECT.operations)
    return [cls for cls in known if issubclass(cls, IRDLOperation) and can_sample(cls) and cls.name not in GAPS]


def cases(cls: type[IRDLOperation], count: int, seed: int, *, subnormals: bool, budget: int = 64) -> Iterator[Case]:
    rng = np.random.default_rng([seed, *cls.name.encode()])
    for _ in range(count):
        found = sample(cls, rng, budget)
        if found is not None:
            given = operands(found, rng, sums=sums_up(cls.name), subnormals=subnormals)
            yield Case(found.program(), given)


def ours(case: Case) -> list[Array] | str:
    try:
        return interpreter.run(case.module, case.arguments)
    except Error as error:
        return str(error)
    except Exception:  # a traceback is a difference too
        return traceback.format_exc()


def differences(cls: type[IRDLOperation], count: int, seed: int, oracles: Oracles) -> Iterator[Difference]:
    """Of `count` samples for each oracle."""
    yield from against_reference(list(cases(cls, count, seed, subnormals=True)), oracles)
    yield from against_xla(list(cases(cls, count, seed + 1, subnormals=False)), oracles)


def against_reference(some: Sequence[Case], oracles: Oracles) -> Iterator[Difference]:
    for case in some:
        theirs = (
            oracles.run("reference", print_op(_closed(case)))
            if not _is_dynamic(case) and reference_takes(case.op)
            else None
        )
        if theirs is not None:
            yield from _compare("reference", case, _joined(case, iter(theirs)))


def against_xla(some: Sequence[Case], oracles: Oracles) -> Iterator[Difference]:
    """All in one program; one by one if XLA does not take that."""
    some = [case for case in some if not _is_dynamic(case) and xla_takes(case.op)]
    if not some:
        return
    theirs = oracles.run("xla", print_op(_together(some)), [a for case in some for a in case.arguments])
    if theirs is None and len(some) > 1:
        half = len(some) // 2
        yield from against_xla(some[:half], oracles)
        yield from against_xla(some[half:], oracles)
        return
    results = iter(theirs or ())
    for case in some if theirs is not None else ():
        yield from _compare("xla", case, [next(results) for _ in case.op.results])


def _compare(oracle: str, case: Case, theirs: Sequence[Array]) -> Iterator[Difference]:
    got = ours(case)
    if isinstance(got, str) and "unsupported: the remainder of complex" in got:
        return
    if isinstance(got, str):
        yield Difference(oracle, case, got)
        return
    flushes = oracle == "xla"
    for mine, other in zip(got, theirs, strict=True):
        other = other.view(mine.dtype) if {mine.dtype.kind, other.dtype.kind} == {"i", "u"} else other
        ulps, scaled = allowed_ulps(case.op, oracle), is_rounded(case.op)
        what = disagreement(mine, other, ulps, flushes=flushes, scaled=scaled)
        if what and not is_known(oracle, case.op, case.arguments):
            yield Difference(oracle, case, what)
            return


def _is_dynamic(case: Case) -> bool:
    return any(-1 in shape_of(r.type) for r in case.op.results)


def _joined(case: Case, results: Iterator[Array]) -> list[Array]:
    """Results whose complex ones came as two."""
    joined: list[Array] = []
    for result in case.op.results:
        dtype, first = dtype_of(result.type), next(results)
        if dtype.kind == "c":
            whole = np.empty(first.shape, dtype)
            whole.real, whole.imag = first, next(results)
            first = whole
        joined.append(first)
    return joined


def _main(case: Case) -> FuncOp:
    function = case.module.body.block.first_op
    assert isinstance(function, FuncOp)
    return function


def _closed(case: Case) -> ModuleOp:
    """The program with its arguments as constants, and with complex results as two: jaxlib dies of them."""
    module = case.module.clone()
    function = module.body.block.first_op
    assert isinstance(function, FuncOp)
    block = function.body.block
    for argument, array in reversed(list(zip(block.args, case.arguments, strict=True))):
        type_ = argument.type
        assert isinstance(type_, TensorType)
        value = to_attribute(array, tensor_type_of(array) if -1 in shape_of(type_) else type_)
        constant = ConstantOp.create(properties={"value": value}, result_types=[type_])
        first = block.first_op
        assert first is not None
        block.insert_op_before(constant, first)
        argument.replace_all_uses_with(constant.results[0])
        block.erase_arg(argument)
    _split_results(block)
    returned = block.last_op
    assert returned is not None
    function.properties["function_type"] = FunctionType.from_lists([], returned.operand_types)
    return module


def _split_results(block: Block) -> None:
    returned = block.last_op
    assert returned is not None
    values: list[SSAValue] = []
    for value in returned.operands:
        parts = (RealOp, ImagOp) if dtype_of(value.type).kind == "c" else ()
        for cls in parts:
            part = cls.create(operands=[value], result_types=cls.infer([value.type], {}))
            block.insert_op_before(part, returned)
            values.append(part.results[0])
        if not parts:
            values.append(value)
    returned.operands = values


def _together(some: Sequence[Case]) -> ModuleOp:
    """One program whose `@main` calls all."""
    functions: list[FuncOp] = []
    inputs: list[Attribute] = [t for case in some for t in _main(case).function_type.inputs]
    block, place, results = Block(arg_types=inputs), 0, list[Any]()
    for index, case in enumerate(some):
        called = _main(case).clone()
        called.properties["sym_name"] = type(called.sym_name)(f"sample{index}")
        functions.append(called)
        arguments = block.args[place : place + len(called.function_type.inputs)]
        call = CallOp(f"sample{index}", arguments, list(called.function_type.outputs))
        block.add_op(call)
        results += call.results
        place += len(arguments)
    block.add_op(ReturnOp(*results))
    main = FuncOp("main", FunctionType.from_lists(inputs, [r.type for r in results]), Region(block))
    return ModuleOp([main, *functions])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ops", nargs="*")
    parser.add_argument("--samples", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=2, help="differences to print for an op")
    options = parser.parse_args(arguments)
    found = 0
    with closing(Oracles()) as oracles:
        for cls in ops():
            if options.ops and cls.name not in options.ops:
                continue
            some = list(differences(cls, options.samples, options.seed, oracles))
            found += len(some)
            if some:
                print(f"=== {cls.name}: {len(some)} of {2 * options.samples} differ", *some[: options.show], sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
