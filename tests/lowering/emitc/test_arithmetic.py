"""Every op of `arith` that has a C operator, on edge values: C of both profiles computes what the interpreter does.

`portable` runs under the undefined behaviour sanitizer, so an overflow of a signed integer, or a shift too far, fails.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from c_programs import Profile, lower, run_c

from hloom.lowering import interpreter

INTEGERS = (8, 16, 32, 64)
WRAPPING = ("addi", "subi", "muli", "andi", "ori", "xori", "maxsi", "minsi", "maxui", "minui")
DIVIDING = ("divsi", "remsi", "divui", "remui", "floordivsi", "ceildivsi")
SHIFTING = ("shli", "shrsi", "shrui")
PREDICATES = ("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge")
FLOAT_PREDICATES = ("false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord")
FLOAT_PREDICATES += ("ueq", "ugt", "uge", "ult", "ule", "une", "uno", "true")


def elementwise(ops: dict[str, tuple[str, str]], operands: list[str], size: int) -> str:
    """A program with a result for each (text of the op that makes %v of %a and %b, result type)."""
    tensors = [f"tensor<{size}x{each}>" for each in operands]
    names = ["%x", "%y"][: len(operands)]
    arguments = ", ".join(f"{n}: {t}" for n, t in zip(names, tensors, strict=True))
    lines, kernels, results = [], [], []
    for name, (text, element) in ops.items():
        out = f"tensor<{size}x{element}>"
        results.append(out)
        lines.append(f"%e_{name} = tensor.empty() : {out}")
        types = ", ".join([*tensors, out])
        lines.append(f"%{name} = func.call @k_{name}({', '.join(names)}, %e_{name}) : ({types}) -> {out}")
        maps = ", ".join(["affine_map<(i) -> (i)>"] * (len(operands) + 1))
        scalars = ", ".join(f"%{n}: {t}" for n, t in zip("ab", operands, strict=False))
        kernels.append(f"""func.func private @k_{name}({arguments}, %o: {out}) -> {out} attributes {{hloom.kernel}} {{
  %r = linalg.generic {{indexing_maps = [{maps}], iterator_types = ["parallel"]}}
      ins({", ".join(names)} : {", ".join(tensors)}) outs(%o : {out}) {{
  ^bb0({scalars}, %u: {element}):
    {text}
    linalg.yield %v : {element}
  }} -> {out}
  return %r : {out}
}}""")
    values = ", ".join(f"%{name}" for name in ops)
    body = "\n".join(lines) + f"\nreturn {values} : {', '.join(results)}"
    return f"func.func public @main({arguments}) -> ({', '.join(results)}) {{\n{body}\n}}\n" + "\n".join(kernels)


def check(ops: dict[str, tuple[str, str]], operands: list[str], arguments: list[np.ndarray], profile: Profile) -> None:
    text = elementwise(ops, operands, len(arguments[0]))
    wanted = interpreter.run(lower(text), arguments)
    for name, result, each in zip(ops, run_c(text, *arguments, profile=profile), wanted, strict=True):
        np.testing.assert_array_equal(result, each, name)


def edges(width: int) -> np.ndarray:
    info = np.iinfo(f"i{width // 8}")
    low, high = info.min, info.max
    return np.array(
        [0, 1, -1, 2, -2, 3, 7, -7, 100, -100, low, low + 1, high, high - 1, high // 3, low // 3], info.dtype
    )


@pytest.fixture(params=["native", "portable"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return request.param


@pytest.mark.parametrize("width", INTEGERS)
def test_integers(width: int, profile: Profile) -> None:
    i = f"i{width}"
    pairs = np.array(list(product(edges(width), edges(width))), edges(width).dtype).T.copy()
    ops = {op: (f"%v = arith.{op} %a, %b : {i}", i) for op in WRAPPING}
    ops |= {p: (f"%v = arith.cmpi {p}, %a, %b : {i}", "i1") for p in PREDICATES}
    ops["chain"] = (f"%s = arith.muli %a, %b : {i}\n%t = arith.addi %s, %a : {i}\n%v = arith.divui %t, %seven : {i}", i)
    ops["chain"] = (f"%seven = arith.constant 7 : {i}\n{ops['chain'][0]}", i)
    ops["abs"] = (f"%v = math.absi %a : {i}", i)
    check(ops, [i, i], [pairs[0], pairs[1]], profile)


@pytest.mark.parametrize("width", INTEGERS)
def test_division_and_shifts(width: int, profile: Profile) -> None:
    i, low = f"i{width}", np.iinfo(f"i{width // 8}").min
    values = [(a, b) for a, b in product(edges(width), edges(width)) if b != 0 and (a, b) != (low, -1)]
    pairs = np.array(values, edges(width).dtype).T.copy()
    ops = {op: (f"%v = arith.{op} %a, %b : {i}", i) for op in DIVIDING}
    ops["by_five"] = (f"%five = arith.constant 5 : {i}\n%v = arith.floordivsi %a, %five : {i}", i)
    check(ops, [i, i], [pairs[0], pairs[1]], profile)
    shifts = np.array(list(product(edges(width), range(width))), edges(width).dtype).T.copy()
    check({op: (f"%v = arith.{op} %a, %b : {i}", i) for op in SHIFTING}, [i, i], [shifts[0], shifts[1]], profile)


def test_booleans(profile: Profile) -> None:
    x, y = np.array([[False, False], [False, True], [True, False], [True, True]]).T.copy()
    ops = {op: (f"%v = arith.{op} %a, %b : i1", "i1") for op in ("addi", "subi", "muli", "andi", "ori", "xori")}
    ops |= {p: (f"%v = arith.cmpi {p}, %a, %b : i1", "i1") for p in ("eq", "ne")}
    ops["not"] = ("%true = arith.constant true\n%v = arith.xori %a, %true : i1", "i1")
    ops["select"] = ("%v = arith.select %a, %b, %a : i1", "i1")
    for cast, type_ in (("extsi", "i8"), ("extui", "i8"), ("extsi", "i64"), ("extui", "i32"), ("sitofp", "f32")):
        ops[f"{cast}_{type_}"] = (f"%v = arith.{cast} %a : i1 to {type_}", type_)
    ops["uitofp"] = ("%v = arith.uitofp %a : i1 to f64", "f64")
    check(ops, ["i1", "i1"], [x, y], profile)


@pytest.mark.parametrize("width", INTEGERS)
def test_casts_of_integers(width: int, profile: Profile) -> None:
    ops = {
        f"trunci_{to}": (f"%v = arith.trunci %a : i{width} to i{to}", f"i{to}") for to in (1, *INTEGERS) if to < width
    }
    ops |= {
        f"{cast}_{to}": (f"%v = arith.{cast} %a : i{width} to i{to}", f"i{to}")
        for cast in ("extsi", "extui")
        for to in INTEGERS
        if to > width
    }
    ops |= {
        f"{c}_{f}": (f"%v = arith.{c} %a : i{width} to {f}", f) for c in ("sitofp", "uitofp") for f in ("f32", "f64")
    }
    ops["index"] = (
        f"%i = arith.index_cast %a : i{width} to index\n%j = arith.maxsi %i, %i : index\n"
        f"%v = arith.index_cast %j : index to i{width}",
        f"i{width}",
    )
    if width >= 32:
        ops["bitcast"] = (f"%v = arith.bitcast %a : i{width} to f{width}", f"f{width}")
    check(ops, [f"i{width}"], [edges(width)], profile)


@pytest.mark.parametrize("element", ["f32", "f64"])
def test_floats(element: str, profile: Profile) -> None:
    dtype = np.dtype(f"f{int(element[1:]) // 8}")
    values = np.array(
        [0, -0.0, 1, -1, 1.5, -2.5, 2.5, 0.1, 1e30, -1e30, np.inf, -np.inf, np.nan, 1e-40, 3, -7.25], dtype
    )
    pairs = np.array(list(product(values, values)), dtype).T.copy()
    ops = {op: (f"%v = arith.{op} %a, %b : {element}", element) for op in ("addf", "subf", "mulf", "divf")}
    ops |= {
        op: (f"%v = arith.{op} %a, %b : {element}", element) for op in ("maximumf", "minimumf", "maxnumf", "minnumf")
    }
    ops |= {p: (f"%v = arith.cmpf {p}, %a, %b : {element}", "i1") for p in FLOAT_PREDICATES}
    ops |= {f"self_{p}": (f"%v = arith.cmpf {p}, %a, %a : {element}", "i1") for p in ("ord", "uno", "oeq", "une")}
    for bound in ("0.0", "-0.0", "1.5"):
        name = bound.replace("-", "m").replace(".", "_")
        for op in ("maximumf", "minimumf"):
            text = f"%c = arith.constant {bound} : {element}\n%v = arith.{op} %c, %a : {element}"
            ops[f"{op}_{name}"] = (text, element)
    unary = ("absf", "ceil", "floor", "round", "roundeven", "trunc", "sqrt")
    ops |= {op: (f"%v = math.{op} %a : {element}", element) for op in unary}
    ops["copysign"] = (f"%v = math.copysign %a, %b : {element}", element)
    ops["remf"] = (f"%v = arith.remf %a, %b : {element}", element)
    ops["negf"] = (f"%v = arith.negf %a : {element}", element)
    ops["bitcast"] = (f"%v = arith.bitcast %a : {element} to i{element[1:]}", f"i{element[1:]}")
    other = "f64" if element == "f32" else "f32"
    ops["convert"] = (f"%v = arith.{'extf' if other == 'f64' else 'truncf'} %a : {element} to {other}", other)
    with np.errstate(all="ignore"):
        check(ops, [element, element], [pairs[0], pairs[1]], profile)


def test_floats_to_integers(profile: Profile) -> None:
    signed = np.array([0, -0.5, 1.99, -1.99, 100.5, -100.5, 127, -128], np.float32)
    check({f"si{w}": (f"%v = arith.fptosi %a : f32 to i{w}", f"i{w}") for w in INTEGERS}, ["f32"], [signed], profile)
    unsigned = np.array([0, 0.99, 1.5, 200.25, 255], np.float64)
    check({f"ui{w}": (f"%v = arith.fptoui %a : f64 to i{w}", f"i{w}") for w in INTEGERS}, ["f64"], [unsigned], profile)
