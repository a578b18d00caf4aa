"""`opt`'s flags against upstream's `mlir-opt`, byte for byte, where it has the same passes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from mlir_opt import mlir_opt

from hloom.tools.batch import Completed, invoke

NESTED = "builtin.module(func.func(cse,canonicalize),symbol-dce)"
FUNCTIONS = """func.func @f(%a: i32 loc("alpha"), %b: i32, %c: i1) -> (i32, i32) {
  %0:2 = scf.if %c -> (i32, i32) { scf.yield %a, %b : i32, i32 } else { scf.yield %b, %a : i32, i32 }
  %x = arith.addi %0#0, %0#0 : i32 loc("sum"("x.py":1:2))
  %y = arith.addi %0#1, %x : i32 loc(fused["y.py":3:4, "sum"])
  %z = arith.addi %0#1, %y : i32 loc(callsite("jit(f)/mul" at "z.py":5:6))
  %w = arith.addi %0#1, %y : i32
  %l, %h = arith.mulsi_extended %w, %w : i32 loc("wide")
  cf.br ^bb1(%x : i32)
^bb1(%q: i32 loc("loop")):
  return %y, %q : i32, i32
}
func.func private @g(%a: i32) -> i32 { return %a : i32 }
"""
RESOURCES = """#map = affine_map<(d0) -> (d0 * 2)>
func.func @f() attributes {a = #map, c = dense_resource<blob> : tensor<4xf32>, d = dense_resource<x> : tensor<1xf32>} {
  return
}
{-# dialect_resources: { builtin: { blob: "0x0400000000000000000000000000000000000000", x: "0x0400000000000000" } } #-}
"""
REPRODUCER = """func.func @f(%a: i32) { %0 = arith.addi %a, %a : i32 return }
{-# external_resources: { mlir_reproducer: { pipeline: "builtin.module(PASS)", verify_each: true } } #-}
"""
UNREGISTERED = """func.func @f(%a: f32) -> f32 {
  %x = "test.foo"(%a) : (f32) -> f32
  %y = "test.foo"(%a, %x) : (f32, f32) -> f32
  "test.bar"(%y) : (f32) -> ()
  "test.bar"() : () -> ()
  return %x : f32
}
"""
PARTS = "func.func private @a()\n// -----\nfunc.func private @b()\n// =====\nfunc.func private @c()\n"
SINGLE = "func.func @f(%a: i32) { %0 = arith.addi %a, %a : i32 return }\n"


def upstream(arguments: list[str], text: str) -> Completed:
    tool = mlir_opt()
    assert tool is not None
    done = subprocess.run([*tool.command, *arguments], input=text.encode(), env=tool.environment, capture_output=True)
    return Completed(done.returncode, done.stdout, done.stderr)


CALCULATION = """func.func @f(%a: i32, %b: i32) -> i32 {
  %0 = arith.addi %a, %b : i32
  %1 = arith.addi %a, %b : i32
  %2 = arith.muli %0, %1 : i32
  %3 = arith.muli %0, %1 : i32
  return %2 : i32
}
func.func private @g(%a: i32) -> i32 { return %a : i32 }
"""
TEXTS = {
    "functions": FUNCTIONS,
    "calculation": CALCULATION,
    "resources": RESOURCES,
    "unregistered": UNREGISTERED,
    "parts": PARTS,
    "single": SINGLE,
    "reproducer": REPRODUCER.replace("PASS", "func.func(canonicalize)"),
}
CASES = f"""
functions --mlir-print-value-users
functions --mlir-print-value-users --mlir-print-op-generic
unregistered --mlir-print-value-users --allow-unregistered-dialect
functions --mlir-use-nameloc-as-prefix
functions --mlir-use-nameloc-as-prefix --mlir-print-op-generic
functions --mlir-print-debuginfo
functions --mlir-print-debuginfo --mlir-print-local-scope
functions --verify-roundtrip
resources --mlir-print-local-scope
resources --mlir-elide-resource-strings-if-larger=43
resources --mlir-elide-resource-strings-if-larger=44
resources --mlir-elide-resource-strings-if-larger=10
resources --no-implicit-module
resources --verify-roundtrip
single --no-implicit-module --canonicalize
single --no-implicit-module --pass-pipeline=func.func(canonicalize)
single --no-implicit-module --pass-pipeline=builtin.module(canonicalize)
parts --split-input-file
parts --split-input-file=// =====
parts --split-input-file --output-split-marker=// =====
parts --split-input-file --output-split-marker=
calculation --symbol-dce --canonicalize --mlir-pass-statistics
calculation --symbol-dce --canonicalize --mlir-pass-statistics --mlir-pass-statistics-display=list
calculation --pass-pipeline={NESTED} --mlir-print-ir-after-all --mlir-disable-threading
calculation --pass-pipeline={NESTED} --mlir-print-ir-before=cse --mlir-print-ir-after=cse --mlir-disable-threading
calculation --pass-pipeline={NESTED} --mlir-print-ir-after-change --mlir-disable-threading
calculation --pass-pipeline={NESTED} --mlir-print-ir-before-all --mlir-print-ir-module-scope --mlir-disable-threading
calculation --pass-pipeline=builtin.module(func.func(cse,cse),symbol-dce) --dump-pass-pipeline
reproducer --run-reproducer
reproducer --run-reproducer --verify-each=false
reproducer --cse
""".strip().splitlines()


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("case", CASES)
def test_output_is_mlir_opts(case: str) -> None:
    name, *words = case.split(" ")
    text, arguments = TEXTS[name], [word.replace("\N{NO-BREAK SPACE}", " ") for word in words]
    got, expected = invoke(["opt", *arguments], text.encode()), upstream(arguments, text)
    assert got.stdout.decode() == expected.stdout.decode()
    assert got.stderr.decode() == expected.stderr.decode()
    assert (got.code != 0) == (expected.code != 0)


def files(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*.mlir")}


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("flags", [["--mlir-print-ir-after-all", "--mlir-print-ir-before=cse"], []])
def test_the_tree_of_dumps_is_mlir_opts(flags: list[str], tmp_path: Path) -> None:
    arguments = [f"--pass-pipeline={NESTED}", *flags]
    text = "module @m {\n" + CALCULATION + "}\nmodule { func.func @h() { return } }\n"
    assert upstream([*arguments, f"--mlir-print-ir-tree-dir={tmp_path / 'a'}"], text).code == 0
    assert invoke(["opt", *arguments, f"--mlir-print-ir-tree-dir={tmp_path / 'b'}"], text.encode()).code == 0
    assert files(tmp_path / "b") == files(tmp_path / "a")
    assert bool(files(tmp_path / "b")) == bool(flags)


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
def test_mlir_opt_runs_our_reproducers(tmp_path: Path) -> None:
    file = tmp_path / "reproducer.mlir"
    ours = f"--mlir-pass-pipeline-crash-reproducer={file}"
    plugin = Path(__file__).parents[1] / "filecheck" / "tools" / "Inputs" / "plugin.py"
    done = invoke(["opt", f"--load-pass-plugin={plugin}", "-p", "func.func(cse),refuse", ours], SINGLE.encode())
    assert done.code == 2
    text = file.read_text()
    assert (
        upstream(["--run-reproducer"], text).stderr.decode().count("'refuse' does not refer to a registered pass") == 1
    )
    ran = upstream(["--run-reproducer"], text.replace("refuse", "canonicalize"))
    assert ran.code == 0
    assert ran.stdout == invoke(["opt", "-p", "func.func(cse),canonicalize"], SINGLE.encode()).stdout
