"""emitc against upstream: what `mlir-opt` prints of the same ops, and what it rejects and why."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from xdsl.dialects.builtin import (
    DYNAMIC_INDEX,
    Float32Type,
    IndexType,
    IntegerAttr,
    IntegerType,
    TensorType,
    TupleType,
    f32,
    i32,
)
from xdsl.parser import Parser
from xdsl.utils.exceptions import VerifyException

from hloom.dialects import emitc
from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Error
from hloom.dialects.emitc.types import is_supported_type
from hloom.dialects.text.printer import print_op
from hloom.dialects.verifier import verify

HERE = Path(__file__).parent
OTHERS_WORDS = re.compile(r"(operand|result) #|must be the last operation|expects parent op")
INVALID = (HERE / "emitc_invalid.mlir").read_text().split("// -----\n")


@cache
def mlir_opt() -> Path | None:
    found = (Path(entry) / "mlir" / "bin" / "mlir-opt" for entry in sys.path)
    return next((path for path in found if path.exists()), None)


needs_mlir_opt = pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")


def run_mlir_opt(text: str, *flags: str) -> subprocess.CompletedProcess[str]:
    program = mlir_opt()
    assert program is not None
    site = program.parents[2]
    environment = {**os.environ, "LD_LIBRARY_PATH": f"{site / 'mlir' / 'lib'}:{site / 'llvm' / 'lib'}"}
    command = [program, "--allow-unregistered-dialect", *flags]
    return subprocess.run(command, input=text, text=True, capture_output=True, env=environment, check=False)


def parse(text: str):
    return Parser(Context(allow_unregistered=True), text).parse_module()


@needs_mlir_opt
@pytest.mark.parametrize("flags", [(), ("--mlir-print-op-generic",)], ids=["custom", "generic"])
def test_prints_as_mlir_opt(flags: tuple[str, ...]) -> None:
    from hloom.dialects.text.printer import PrintOptions

    text = (HERE / "emitc_ops.mlir").read_text()
    theirs = run_mlir_opt(text, *flags)
    assert theirs.returncode == 0, theirs.stderr
    assert print_op(parse(text), PrintOptions(generic=bool(flags))).strip() == theirs.stdout.strip()


def test_every_op_is_printed() -> None:
    text = (HERE / "emitc_ops.mlir").read_text()
    assert {op.name for op in emitc.DIALECT.operations} <= set(re.findall(r'"(emitc\.\w+)"', text))


@needs_mlir_opt
def test_rejects_what_mlir_opt_rejects() -> None:
    """Each program is wrong for upstream too. Its message is ours, where it is not about which types an op takes or
    where a terminator stands, of which xDSL and our verifier speak in words of their own."""
    output = run_mlir_opt("// -----\n".join(INVALID), "--split-input-file").stderr
    starts = [0]
    for chunk in INVALID:
        starts.append(starts[-1] + chunk.count("\n") + 1)
    theirs: dict[int, str] = {}
    for line, message in re.findall(r"^<stdin>:(\d+):\d+: error: (.*)", output, re.M):
        index = next(i for i, start in enumerate(starts) if start >= int(line)) - 1
        theirs.setdefault(index, message)
    assert sorted(theirs) == list(range(len(INVALID)))
    differing: list[str] = []
    for index, chunk in enumerate(INVALID):
        with pytest.raises((Error, VerifyException)) as caught:
            verify(parse(chunk))
        said = re.sub(r"'emitc\.\w+' op ", "", theirs[index]).strip()
        if said not in str(caught.value) and not OTHERS_WORDS.match(said):
            differing.append(f"{said}\n    but ours: {caught.value}")
    assert not differing, "\n".join(differing)


@pytest.mark.parametrize(
    ("type_", "supported"),
    [
        (i32, True),
        (IntegerType(7), False),
        (IndexType(), True),
        (emitc.SizeTType(), True),
        (emitc.PointerType(f32), True),
        (emitc.PointerType(IntegerType(7)), False),
        (emitc.ArrayType([2], f32), True),
        (TensorType(f32, [2]), True),
        (TensorType(f32, [DYNAMIC_INDEX]), False),
        (TupleType([f32, i32]), True),
        (TupleType([emitc.ArrayType([2], f32)]), False),
        (emitc.OpaqueType("x"), True),
        (emitc.LValueType(f32), False),
    ],
)
def test_supported_types(type_, supported: bool) -> None:
    assert is_supported_type(type_) is supported


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: emitc.ArrayType([], f32), "shape must not be empty"),
        (lambda: emitc.ArrayType([-1], f32), "non-negative"),
        (lambda: emitc.ArrayType([1], emitc.ArrayType([1], f32)), "invalid array element type"),
        (lambda: emitc.LValueType(emitc.ArrayType([1], f32)), "cannot wrap !emitc.array"),
        (lambda: emitc.LValueType(emitc.LValueType(f32)), "must wrap supported emitc type"),
        (lambda: emitc.PointerType(emitc.LValueType(f32)), "pointers to lvalues are not allowed"),
        (lambda: emitc.OpaqueType(""), "expected non empty string"),
        (lambda: emitc.OpaqueType("int *"), "pointer not allowed as outer type"),
    ],
)
def test_types_reject(make, message: str) -> None:
    with pytest.raises(VerifyException, match=re.escape(message)):
        make()


def test_builders_infer_types() -> None:
    block_arguments = emitc.FuncOp("f", ([emitc.PointerType(f32), IndexType()], [])).body.block.args
    place = emitc.SubscriptOp(block_arguments[0], [block_arguments[1]])
    assert place.result.type == emitc.LValueType(Float32Type())
    assert emitc.LoadOp(place).result.type == f32
    assert emitc.AddressOfOp(place).result.type == block_arguments[0].type
    assert emitc.CmpOp("le", block_arguments[1], block_arguments[1]).comparison == "le"


def test_unknown_predicate_is_rejected() -> None:
    values = emitc.FuncOp("f", ([i32], [])).body.block.args
    op = emitc.CmpOp("le", values[0], values[0])
    op.properties["predicate"] = IntegerAttr(9, IntegerType(64))
    with pytest.raises(VerifyException, match="failed to satisfy constraint"):
        op.verify()
