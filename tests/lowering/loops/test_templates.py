"""Templates: every file of them stands by itself, and instances take parameters, hooks, helpers and tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from c_programs import mlir_opt
from xdsl.dialects import arith
from xdsl.dialects.builtin import BoolAttr, DenseIntOrFPElementsAttr, MemRefType, TensorType, f32, f64, i32
from xdsl.dialects.func import FuncOp
from xdsl.ir import Block, SSAValue

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.dialects.verifier import verify
from hloom.lowering.loops import templates as mechanism
from hloom.lowering.loops.templates import KERNELS, Templates, index_attribute, made

_OURS = [path for path in sorted(KERNELS.glob("*.mlir")) if "\nfunc.func @" in path.read_text()]

_TEMPLATE = """
!T = f32
!Memory = memref<8x!T>
#count = 8 : index
#doubles = true
#table = dense<[1, 2]> : tensor<2xi32>

memref.global "private" constant @numbers : memref<2xi32> = #table

func.func private @combine(%x: !T, %y: !T) -> !T

func.func private @twice(%x: !T) -> !T {
  %0 = arith.addf %x, %x : !T
  return %0 : !T
}

func.func @body(%x: !Memory) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = arith.constant #count
  %doubles = arith.constant #doubles
  %numbers = memref.get_global @numbers : memref<2xi32>
  scf.for %i = %c0 to %n step %c1 {
    %0 = memref.load %x[%i] : !Memory
    %1 = func.call @combine(%0, %0) : (!T, !T) -> !T
    %2 = scf.if %doubles -> !T {
      %3 = func.call @twice(%1) : (!T) -> !T
      scf.yield %3 : !T
    } else {
      scf.yield %1 : !T
    }
    memref.store %2, %x[%i] : !Memory
  }
  return
}
"""
_PROGRAM = """
func.func private @kernel(%x: memref<4xf64>) attributes {hloom.kernel} {
  linalg_ext.cholesky outs(%x : memref<4xf64>)
  return
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sample.mlir").write_text(_TEMPLATE)
    monkeypatch.setattr(mechanism, "KERNELS", tmp_path)
    mechanism.text_of.cache_clear()
    return tmp_path


def _multiply(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
    return [made(block, arith.MulfOp, args, args[0].type)]


def _instances(count: int = 4, doubles: bool = True, times: int = 1) -> str:
    """A module after the ops of `times` kernels were replaced by instances."""
    module = parse(
        Source("<test>", "".join(_PROGRAM.replace("@kernel", f"@kernel{n}") for n in range(times))), Context()
    )
    templates = Templates(["sample_twice"])
    for function in tuple(module.ops):
        assert isinstance(function, FuncOp)
        op = function.body.block.first_op
        assert op is not None
        parameters = {
            "!T": f64,
            "!Memory": MemRefType(f64, [4]),
            "#count": index_attribute(count),
            "#doubles": BoolAttr.from_bool(doubles),
            "#table": DenseIntOrFPElementsAttr.from_list(TensorType(i32, [2]), [3, 4]),
        }
        templates.replace(op, "sample", [function.body.block.args[0]], parameters, {"combine": _multiply})
    module.body.block.add_ops(templates.definitions())
    verify(module)
    text = print_op(module)
    assert mlir_opt(text)
    return text


@pytest.mark.parametrize("path", _OURS, ids=lambda path: path.stem)
def test_every_template_is_mlir_as_it_stands(path: Path) -> None:
    module = parse(Source(path.name, path.read_text()), Context())
    verify(module)
    assert mlir_opt(path.read_text())
    public = [op for op in module.ops if isinstance(op, FuncOp) and op.sym_visibility is None]
    assert len(public) == 1


@pytest.mark.usefixtures("folder")
def test_the_body_takes_the_place_of_the_op() -> None:
    text = _instances()
    assert "linalg_ext" not in text
    assert "memref.load %arg0[%arg1] : memref<4xf64>" in text
    assert "arith.mulf" in text
    assert "combine" not in text
    assert 'memref.global "private" constant @sample_numbers : memref<2xi32> = dense<[3, 4]>' in text
    assert "memref.get_global @sample_numbers" in text


@pytest.mark.usefixtures("folder")
def test_equal_helpers_and_tables_are_there_once_under_free_names() -> None:
    text = _instances(times=2)
    assert text.count("func.func private @sample_twice_1(") == 1
    assert text.count("call @sample_twice_1(") == 2
    assert text.count("memref.global") == 1


@pytest.mark.usefixtures("folder")
def test_constant_conditions_and_single_trips_are_decided() -> None:
    text = _instances(count=1, doubles=False)
    assert "scf." not in text
    assert "sample_twice" not in text.replace("@sample_twice_1(%arg0: f64)", "")
    assert "scf.if" not in _instances()


@pytest.mark.usefixtures("folder")
def test_all_parameters_must_be_given_and_no_others() -> None:
    module = parse(Source("<test>", _PROGRAM), Context())
    (function,) = module.ops
    assert isinstance(function, FuncOp)
    op = function.body.block.first_op
    assert op is not None
    with pytest.raises(AssertionError, match="#table"):
        Templates([]).replace(op, "sample", [], {"!T": f32}, {})
