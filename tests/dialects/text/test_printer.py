"""The printer against what `mlir-opt` prints for the same texts (`corpus/`)."""

from __future__ import annotations

import importlib.util
import io
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mlir_opt import mlir_opt
from xdsl.dialect_interfaces.op_asm import OpAsmDialectInterface
from xdsl.dialects import test
from xdsl.dialects.arith import ConstantOp
from xdsl.dialects.builtin import (
    AffineMapAttr,
    AnyFloat,
    ArrayAttr,
    Builtin,
    BytesAttr,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    ModuleOp,
    TensorType,
    UnregisteredOp,
    bf16,
    f8E3M4,
    f8E4M3FN,
    f8E5M2,
    f16,
    f32,
    f64,
    i32,
)
from xdsl.ir import Operation
from xdsl.ir.affine import AffineMap
from xdsl.printer import Printer

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import DEFAULT, PrintOptions, print_attribute, print_op
from hloom.dialects.text.printing.floats import bits_text
from hloom.dialects.verifier import verify

CORPUS = Path(__file__).parent / "corpus"
PROGRAMS = Path(__file__).parents[2] / "programs"
NAMES = sorted(path.stem for path in CORPUS.glob("*.mlir"))
LOCATED = {"locations"}
# Texts whose generic form says what their custom form leaves to the reader: places, and the bodies of named ops.
LOSSY = {"linalg", "locations"}
CASES = [
    (name, read_form, printed_form)
    for name in NAMES
    for read_form in ("source", "custom", "generic")
    for printed_form in ("custom", "generic")
    if read_form == "generic" or not (name in LOSSY and printed_form == "generic")
]

_spec = importlib.util.spec_from_file_location("regenerate", CORPUS / "regenerate.py")
assert _spec is not None
assert _spec.loader is not None
regenerate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(regenerate)


@pytest.fixture(autouse=True)
def _no_blobs() -> Iterator[None]:
    """xDSL keeps resources with the dialect, which outlives a test."""
    interface = Builtin.get_interface(OpAsmDialectInterface)
    assert interface is not None
    interface._blob_storage.clear()
    yield
    interface._blob_storage.clear()


def printed(text: str, options: PrintOptions = DEFAULT) -> str:
    return print_op(parse(Source("t.mlir", text), Context(allow_unregistered=True)), options)


@pytest.mark.parametrize(("name", "read_form", "printed_form"), CASES)
def test_prints_as_mlir_opt(name: str, read_form: str, printed_form: str) -> None:
    folder = CORPUS if read_form == "source" else CORPUS / read_form
    text = (folder / f"{name}.mlir").read_text()
    module = parse(Source(f"{name}.mlir", text), Context(allow_unregistered=True))
    verify(module)
    options = PrintOptions(generic=printed_form == "generic", debuginfo=name in LOCATED)
    assert print_op(module, options) == (CORPUS / printed_form / f"{name}.mlir").read_text()


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_corpus_is_what_mlir_opt_prints(name: str) -> None:
    for form in regenerate.FLAGS:
        expected = regenerate.printed(mlir_opt(), CORPUS / f"{name}.mlir", form)
        assert (CORPUS / form / f"{name}.mlir").read_text() == expected


# Programs.


@pytest.mark.parametrize("path", sorted(PROGRAMS.glob("*.mlir")), ids=lambda path: path.stem)
def test_prints_what_jax_prints(path: Path) -> None:
    assert printed(path.read_text()) == path.read_text()


@pytest.mark.parametrize("name", NAMES)
def test_printing_twice_changes_nothing(name: str) -> None:
    once = printed((CORPUS / "generic" / f"{name}.mlir").read_text(), PrintOptions(generic=True))
    assert printed(once, PrintOptions(generic=True)) == once


# Numbers.


def _floats(choose: random.Random, type: AnyFloat) -> list[bytes]:
    """Bit patterns of all magnitudes, and short decimals."""
    size, bits = type.size, type.bitwidth
    patterns = [choose.getrandbits(bits).to_bytes(size, "little") for _ in range(200)]
    decimals = [choose.choice([1, 10, 3, 7, 999999]) * 10.0 ** choose.randint(-12, 12) for _ in range(100)]
    limit = {16: 1e4, 32: 1e37}.get(bits, 1e300)
    return patterns + [type.pack((value,)) for value in decimals if abs(value) < limit]


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("type", [f16, bf16, f32, f64, f8E4M3FN, f8E5M2, f8E3M4], ids=str)
def test_writes_numbers_as_mlir_opt(type: AnyFloat) -> None:
    choose = random.Random(str(type))
    arrays = [DenseArrayBase(type, BytesAttr(data)) for data in _floats(choose, type)]
    hexadecimal = [f"array<{type}: {bits_text(array.data.data, type)}>" for array in arrays]
    tool = mlir_opt()
    assert tool is not None
    text = "".join(f'"test.op"() {{a = {array}}} : () -> ()\n' for array in hexadecimal)
    command = [*tool.command, "--allow-unregistered-dialect"]
    done = subprocess.run(command, input=text, env=tool.environment, capture_output=True, text=True, check=True)
    module = ModuleOp([UnregisteredOp.with_name("test.op").create(attributes={"a": array}) for array in arrays])
    assert print_op(module) == done.stdout.rstrip("\n") + "\n"


# Options.


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
def test_elides_large_constants_as_mlir_opt() -> None:
    tool = mlir_opt()
    assert tool is not None
    source = CORPUS / "builtin_dense.mlir"
    command = [*tool.command, "--mlir-elide-elementsattrs-if-larger=4", str(source)]
    done = subprocess.run(command, env=tool.environment, capture_output=True, text=True, check=True)
    elided = printed(source.read_text(), PrintOptions(elide_elementsattrs_if_larger=4))
    assert elided == done.stdout.rstrip("\n") + "\n"


FUNCTION = """module {
  func.func @f(%arg0: i32) -> i32 {
    %c1_i32 = arith.constant 1 : i32
    %0 = arith.addi %arg0, %c1_i32 : i32
    return %0 : i32
  }
}
"""


def test_a_part_has_the_names_of_the_whole() -> None:
    module = parse(Source("t.mlir", FUNCTION), Context())
    addition = next(op for op in module.walk() if op.name == "arith.addi")
    assert print_op(addition) == "%0 = arith.addi %arg0, %c1_i32 : i32\n"


def test_names_that_values_carry() -> None:
    text = FUNCTION.replace("%0", "%sum").replace("%arg0", "%x")
    assert printed(text) == FUNCTION
    assert printed(text, PrintOptions(name_hints=True)) == text


def test_what_does_not_verify_is_printed_in_the_generic_form() -> None:
    module = parse(Source("t.mlir", FUNCTION), Context())
    addition = next(op for op in module.walk() if op.name == "arith.addi")
    addition.operands = addition.operands[:1]
    text = print_op(module, PrintOptions(assume_verified=False))
    assert '%1 = "arith.addi"(%arg0) <{overflowFlags = #arith.overflow<none>}> : (i32) -> i32' in text


def test_values_of_nowhere() -> None:
    outside = test.TestOp(result_types=[i32])
    assert print_op(ModuleOp([test.TestOp(operands=outside.results)])).splitlines()[1] == (
        '  "test.op"(<<UNKNOWN SSA VALUE>>) : (i32) -> ()'
    )


# Cost.


def _chain(length: int) -> Operation:
    lines = [f"%{i + 1} = stablehlo.add %{i}, %{i} : tensor<4x8xf32>" for i in range(length)]
    body = "\n".join(["%0 = stablehlo.constant dense<1.0> : tensor<4x8xf32>", *lines, "return"])
    return parse(Source("t.mlir", f"func.func @f() {{\n{body}\n}}"), Context())


def _seconds(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        run()
        best = min(best, time.process_time() - start)
    return best


def test_is_faster_than_xdsl() -> None:
    module = _chain(1500)
    ours = _seconds(lambda: print_op(module))
    theirs = _seconds(lambda: Printer(stream=io.StringIO()).print_op(module))
    assert ours * 1.5 < theirs


def test_time_is_linear() -> None:
    short, long = _chain(500), _chain(8000)
    assert _seconds(lambda: print_op(long)) < 3 * 16 * _seconds(lambda: print_op(short))


def test_the_deepest_nesting_that_can_be_read() -> None:
    depth = 120
    body = "scf.if %c {\n" * depth + "}\n" * depth
    text = printed(f"func.func @f(%c: i1) {{\n{body}return\n}}")
    assert text.count("scf.if %arg0 {") == depth
    assert printed(text) == text


def test_a_large_constant() -> None:
    data = bytes(range(256)) * 32768
    value = DenseIntOrFPElementsAttr(TensorType(f32, [len(data) // 4]), BytesAttr(data))
    module = ModuleOp([ConstantOp(value)])
    start = time.process_time()
    text = print_op(module)
    assert time.process_time() - start < 2
    assert data.hex().upper() in text


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("name", ["builtin_attributes", "linalg", "locations", "memref"])
def test_prints_in_local_scope_as_mlir_opt(name: str) -> None:
    tool = mlir_opt()
    assert tool is not None
    source = CORPUS / f"{name}.mlir"
    flags = ["--allow-unregistered-dialect", "--mlir-print-local-scope"]
    if name in LOCATED:
        flags.append("--mlir-print-debuginfo")
    command = [*tool.command, *flags, source.name]
    done = subprocess.run(command, cwd=CORPUS, env=tool.environment, capture_output=True, text=True, check=True)
    module = parse(Source(source.name, source.read_text()), Context(allow_unregistered=True))
    options = PrintOptions(local_scope=True, debuginfo=name in LOCATED)
    assert print_op(module, options) == done.stdout.rstrip("\n") + "\n"


def test_an_attribute_by_itself_has_no_alias() -> None:
    map = AffineMapAttr(AffineMap.from_callable(lambda i, j: (j, i * 2 - 3)))
    assert print_attribute(ArrayAttr([map, map])) == f"[{', '.join(['affine_map<(d0, d1) -> (d1, d0 * 2 - 3)>'] * 2)}]"
