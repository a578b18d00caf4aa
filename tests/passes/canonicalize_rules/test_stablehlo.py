"""Every canonicalization rule of StableHLO: a program that it rewrites to equal results, and one that it leaves alone.

A program is a list of ops on the arguments below, without `stablehlo.`; its last value is the result. F, H, D, C, I, U,
J and B are tensors of four f32, f16, f64, complex, i32, ui8, i8 and i1; M is 4x5 of f32.
"""

from __future__ import annotations

import re

import numpy as np
import pytest
from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source, Unsupported
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.lowering import interpreter
from hloom.lowering.dtypes import dtype_of, shape_of
from hloom.passes.canonicalize_rules import dialect_rules
from hloom.passes.rewrite import AnyRule, rewrite, rule_set

TYPES = {
    "F": "tensor<4xf32>",
    "H": "tensor<4xf16>",
    "D": "tensor<4xf64>",
    "C": "tensor<4xcomplex<f32>>",
    "I": "tensor<4xi32>",
    "U": "tensor<4xui8>",
    "J": "tensor<4xi8>",
    "B": "tensor<4xi1>",
    "M": "tensor<4x5xf32>",
    "S": "tensor<f32>",
    "N": "tensor<i32>",
    "P": "tensor<i1>",
}
ARGUMENTS = (
    "%x: F, %y: F, %h: H, %d: D, %c: C, %e: C, %i: I, %j: I, %u: U, %k: J, %p: B, %q: B, %m: M, %s: S, %n: N, %t: P"
)
ZERO, ONE = "%z = constant dense<0> : I; ", "%o = constant dense<1> : I; "
ALL_ONES, FLOAT_ZERO = "%z = constant dense<-1> : I; ", "%z = constant dense<0.0> : F; "
TRANSPOSED = "%0 = transpose %m, dims = [1, 0] : (M) -> tensor<5x4xf32>; "
SPREAD = "%0 = broadcast_in_dim %s, dims = [] : (S) -> M; "


def element(name: str, operand: str, index: int, type_: str) -> str:
    """A get_tuple_element of a tuple<F, I>, or of a tuple<I, F> where the types ask for it."""
    whole = "tuple<F, I>" if (index == 0) == (type_ == "F") else "tuple<I, F>"
    return f'{name} = "stablehlo.get_tuple_element"({operand}) <{{index = {index} : i32}}> : ({whole}) -> {type_}'


# The rule: a program that it rewrites; a near miss.
CASES = {
    "transpose_transpose": (
        TRANSPOSED + "%1 = transpose %0, dims = [1, 0] : (tensor<5x4xf32>) -> M",
        TRANSPOSED + "%1 = reshape %0 : (tensor<5x4xf32>) -> M",
    ),
    "transpose_identity": ("%0 = transpose %m, dims = [0, 1] : (M) -> M", TRANSPOSED),
    "transpose_broadcast": (
        "%0 = broadcast_in_dim %x, dims = [0] : (F) -> M; %1 = transpose %0, dims = [1, 0] : (M) -> tensor<5x4xf32>",
        "%0 = negate %m : M; %1 = transpose %0, dims = [1, 0] : (M) -> tensor<5x4xf32>",
    ),
    "reshape_reshape": (
        "%0 = reshape %m : (M) -> tensor<20xf32>; %1 = reshape %0 : (tensor<20xf32>) -> tensor<2x10xf32>",
        TRANSPOSED + "%1 = reshape %0 : (tensor<5x4xf32>) -> tensor<20xf32>",
    ),
    "reshape_identity": ("%0 = reshape %m : (M) -> M", "%0 = reshape %m : (M) -> tensor<5x4xf32>"),
    "reshape_broadcast_scalar": (
        SPREAD + "%1 = reshape %0 : (M) -> tensor<20xf32>",
        "%0 = broadcast_in_dim %x, dims = [0] : (F) -> M; %1 = reshape %0 : (M) -> tensor<20xf32>",
    ),
    "broadcast_broadcast": (
        "%0 = broadcast_in_dim %x, dims = [1] : (F) -> tensor<5x4xf32>;"
        "%1 = broadcast_in_dim %0, dims = [2, 0] : (tensor<5x4xf32>) -> tensor<4x3x5xf32>",
        "%0 = reshape %x : (F) -> tensor<2x2xf32>;"
        "%1 = broadcast_in_dim %0, dims = [0, 1] : (tensor<2x2xf32>) -> tensor<2x2x3xf32>",
    ),
    "broadcast_identity": (
        "%0 = broadcast_in_dim %m, dims = [0, 1] : (M) -> M",
        "%0 = reshape %x : (F) -> tensor<2x2xf32>;"
        "%1 = broadcast_in_dim %0, dims = [1, 0] : (tensor<2x2xf32>) -> tensor<2x2xf32>",
    ),
    "slice_identity": ("%0 = slice %x [0:4] : (F) -> F", "%0 = slice %x [0:3] : (F) -> tensor<3xf32>"),
    "slice_slice": (
        "%0 = slice %m [1:4, 0:5:2] : (M) -> tensor<3x3xf32>;"
        "%1 = slice %0 [1:3, 0:3:2] : (tensor<3x3xf32>) -> tensor<2x2xf32>",
        "%0 = slice %x [0:4:3] : (F) -> tensor<2xf32>; %1 = slice %0 [2:2] : (tensor<2xf32>) -> tensor<0xf32>",
    ),
    "slice_broadcast_scalar": (
        SPREAD + "%1 = slice %0 [1:3, 0:5:2] : (M) -> tensor<2x3xf32>",
        "%0 = broadcast_in_dim %x, dims = [0] : (F) -> M; %1 = slice %0 [1:3, 0:1] : (M) -> tensor<2x1xf32>",
    ),
    "pad_nothing": (
        "%0 = pad %x, %s, low = [0], high = [0], interior = [0] : (F, S) -> F",
        "%0 = pad %x, %s, low = [1], high = [-1], interior = [0] : (F, S) -> F",
    ),
    "reverse_reverse": (
        "%0 = reverse %m, dims = [1] : M; %1 = reverse %0, dims = [1] : M",
        "%0 = reverse %m, dims = [1] : M; %1 = reverse %0, dims = [0] : M",
    ),
    "reverse_nothing": (
        "%0 = reshape %x : (F) -> tensor<1x4xf32>; %1 = reverse %0, dims = [0] : tensor<1x4xf32>",
        "%0 = reverse %x, dims = [0] : F",
    ),
    "concatenate_one": (
        "%0 = concatenate %x, dim = 0 : (F) -> F",
        "%0 = concatenate %x, %x, dim = 0 : (F, F) -> tensor<8xf32>",
    ),
    "negate_negate": ("%0 = negate %x : F; %1 = negate %0 : F", "%0 = abs %x : F; %1 = negate %0 : F"),
    "negate_subtract": (
        "%0 = subtract %i, %j : I; %1 = negate %0 : I",
        "%0 = subtract %x, %y : F; %1 = negate %0 : F",
    ),
    "negate_into_subtract": (
        "%0 = negate %y : F; %1 = add %0, %x : F",
        "%0 = negate %y : F; %1 = add %x, %0 : F; %2 = multiply %1, %0 : F",
    ),
    "subtract_negate": (
        "%0 = negate %y : F; %1 = subtract %x, %0 : F",
        "%0 = negate %x : F; %1 = subtract %0, %y : F",
    ),
    "multiply_negates": (
        "%0 = negate %c : C; %1 = negate %e : C; %2 = multiply %0, %1 : C",
        "%0 = negate %x : F; %1 = multiply %0, %y : F",
    ),
    "divide_negates": (
        "%0 = negate %x : F; %1 = negate %y : F; %2 = divide %0, %1 : F",
        "%0 = negate %i : I; %1 = negate %j : I; %2 = divide %0, %1 : I",
    ),
    "abs_abs": ("%0 = abs %i : I; %1 = abs %0 : I", "%0 = sign %i : I; %1 = abs %0 : I"),
    "abs_negate": ("%0 = negate %i : I; %1 = abs %0 : I", "%0 = abs %i : I; %1 = negate %0 : I"),
    "add_zero": (ZERO + "%0 = add %z, %i : I", FLOAT_ZERO + "%0 = add %x, %z : F"),
    "add_negative_zero": ("%z = constant dense<-0.0> : F; %0 = add %x, %z : F", FLOAT_ZERO + "%0 = add %x, %z : F"),
    "subtract_zero": (
        FLOAT_ZERO + "%0 = subtract %x, %z : F",
        "%z = constant dense<-0.0> : F; %0 = subtract %x, %z : F",
    ),
    "subtract_self": ("%0 = subtract %i, %i : I", "%0 = subtract %x, %x : F"),
    "multiply_one": (
        "%o = constant dense<1.0> : S; %0 = broadcast_in_dim %o, dims = [] : (S) -> F; %1 = multiply %0, %x : F",
        "%o = constant dense<(1.0, 0.0)> : C; %0 = multiply %c, %o : C",
    ),
    "multiply_zero": (ZERO + "%0 = multiply %i, %z : I", FLOAT_ZERO + "%0 = multiply %x, %z : F"),
    "divide_one": (ONE + "%0 = divide %i, %o : I", ONE + "%0 = divide %o, %i : I"),
    "remainder_one": (
        ONE + "%0 = remainder %i, %o : I",
        "%o = constant dense<1.0> : F; %0 = remainder %x, %o : F",
    ),
    "maximum_self": ("%0 = maximum %x, %x : F", "%0 = maximum %x, %y : F"),
    "minimum_self": ("%0 = minimum %x, %x : F", "%0 = minimum %x, %y : F"),
    "maximum_least": (
        "%z = constant dense<0xFF800000> : F; %0 = maximum %x, %z : F",
        "%z = constant dense<0x7F800000> : F; %0 = maximum %x, %z : F",
    ),
    "minimum_greatest": (
        "%z = constant dense<255> : U; %0 = minimum %z, %u : U",
        "%z = constant dense<255> : I; %0 = minimum %i, %z : I",
    ),
    "maximum_greatest": (
        "%z = constant dense<2147483647> : I; %0 = maximum %i, %z : I",
        "%z = constant dense<0x7F800000> : F; %0 = maximum %x, %z : F",
    ),
    "minimum_least": (
        "%z = constant dense<-2147483648> : I; %0 = minimum %i, %z : I",
        "%z = constant dense<0xFF800000> : F; %0 = minimum %x, %z : F",
    ),
    "not_not": ("%0 = not %i : I; %1 = not %0 : I", "%0 = negate %i : I; %1 = not %0 : I"),
    "and_self": ("%0 = and %p, %p : B", "%0 = and %p, %q : B"),
    "and_all_ones": (
        "%z = constant dense<255> : U; %0 = and %u, %z : U",
        "%z = constant dense<255> : I; %0 = and %i, %z : I",
    ),
    "and_zero": (ZERO + "%0 = and %z, %i : I", ONE + "%0 = and %o, %i : I"),
    "or_self": ("%0 = or %i, %i : I", "%0 = or %i, %j : I"),
    "or_zero": (ZERO + "%0 = or %i, %z : I", ONE + "%0 = or %i, %o : I"),
    "or_all_ones": (
        "%z = constant dense<true> : B; %0 = or %p, %z : B",
        "%z = constant dense<false> : B; %0 = or %p, %z : B",
    ),
    "xor_self": ("%0 = xor %i, %i : I", "%0 = xor %i, %j : I"),
    "xor_zero": (ZERO + "%0 = xor %i, %z : I", ONE + "%0 = xor %i, %o : I"),
    "xor_all_ones": (ALL_ONES + "%0 = xor %z, %i : I", ONE + "%0 = xor %i, %o : I"),
    "compare_self": ("%0 = compare LE, %i, %i : (I, I) -> B", "%0 = compare LE, %x, %x : (F, F) -> B"),
    "select_true": (
        "%z = constant dense<true> : P; %0 = select %z, %x, %y : P, F",
        "%z = constant dense<[true, false, true, true]> : B; %0 = select %z, %x, %y : B, F",
    ),
    "select_false": (
        "%z = constant dense<false> : B; %0 = select %z, %x, %y : B, F",
        "%z = constant dense<true> : B; %0 = select %z, %x, %y : B, F",
    ),
    "select_same": ("%0 = select %p, %x, %x : B, F", "%0 = select %p, %x, %y : B, F"),
    "select_not": (
        "%0 = not %p : B; %1 = select %0, %x, %y : B, F",
        "%0 = or %p, %q : B; %1 = select %0, %x, %y : B, F",
    ),
    "convert_identity": ("%0 = convert %x : F", "%0 = convert %x : (F) -> D"),
    "convert_convert": (
        "%0 = convert %k : (J) -> I; %1 = convert %0 : (I) -> U",
        "%0 = convert %x : (F) -> H; %1 = convert %0 : (H) -> F",
    ),
    "bitcast_identity": ("%0 = bitcast_convert %x : (F) -> F", "%0 = bitcast_convert %x : (F) -> I"),
    "real_complex": (
        "%0 = complex %x, %y : C; %1 = real %0 : (C) -> F",
        "%0 = complex %x, %y : C; %1 = imag %0 : (C) -> F",
    ),
    "imag_complex": (
        "%0 = complex %x, %y : C; %1 = imag %0 : (C) -> F",
        "%0 = complex %x, %y : C; %1 = real %0 : (C) -> F",
    ),
    "complex_parts": (
        "%0 = real %c : (C) -> F; %1 = imag %c : (C) -> F; %2 = complex %0, %1 : C",
        "%0 = real %c : (C) -> F; %1 = imag %e : (C) -> F; %2 = complex %0, %1 : C",
    ),
    "reshape_constant": (
        "%z = constant dense<[1.0, 2.0, 3.0, 4.0]> : F; %0 = reshape %z : (F) -> tensor<2x2xf32>",
        "%0 = reshape %x : (F) -> tensor<2x2xf32>",
    ),
    "move_splat": (
        "%z = constant dense<2.0> : M; %0 = transpose %z, dims = [1, 0] : (M) -> tensor<5x4xf32>",
        "%z = constant dense<[1.0, 2.0, 3.0, 4.0]> : F; %0 = reverse %z, dims = [0] : F",
    ),
    "dynamic_slice_whole": (
        "%0 = dynamic_slice %x, %n, sizes = [4] : (F, N) -> F",
        "%0 = dynamic_slice %x, %n, sizes = [3] : (F, N) -> tensor<3xf32>",
    ),
    "dynamic_update_slice_whole": (
        "%0 = dynamic_update_slice %x, %y, %n : (F, F, N) -> F",
        "%0 = slice %y [0:3] : (F) -> tensor<3xf32>;%1 = dynamic_update_slice %x, %0, %n : (F, tensor<3xf32>, N) -> F",
    ),
    "dynamic_slice_constant": (
        "%z = constant dense<7> : N; %0 = dynamic_slice %x, %z, sizes = [3] : (F, N) -> tensor<3xf32>",
        "%z = constant dense<7> : N; %0 = dynamic_slice %m, %z, %n, sizes = [3, 2] : (M, N, N) -> tensor<3x2xf32>",
    ),
    "if_constant": (
        '%z = constant dense<true> : P; %0 = "stablehlo.if"(%z) ({ %1 = negate %x : F / return %1 : F }, '
        "{ return %y : F }) : (P) -> F",
        '%0 = "stablehlo.if"(%t) ({ return %x : F }, { return %y : F }) : (P) -> F',
    ),
    "case_constant": (
        '%z = constant dense<-3> : N; %0 = "stablehlo.case"(%z) ({ return %x : F }, { return %y : F }) : (N) -> F',
        '%0 = "stablehlo.case"(%n) ({ return %x : F }, { return %y : F }) : (N) -> F',
    ),
    "while_never": (
        '%z = constant dense<false> : P; %0 = "stablehlo.while"(%x) ({^bb0(%a: F): / return %z : P }, '
        "{^bb0(%a: F): / return %a : F }) : (F) -> F",
        '%0:2 = "stablehlo.while"(%x, %t) ({^bb0(%a: F, %b: P): / return %b : P }, '
        "{^bb0(%a: F, %b: P): / %9 = constant dense<false> : P / return %a, %9 : F, P }) : (F, P) -> (F, P); "
        "%1 = negate %x : F",
    ),
    "get_tuple_element_of_tuple": (
        "%0 = tuple %x, %i : tuple<F, I>; " + element("%1", "%0", 1, "I"),
        "%0 = custom_call @f(%x) : (F) -> tuple<F, I>; " + element("%1", "%0", 1, "I"),
    ),
    "tuple_of_elements": (
        f"%0 = tuple %x, %i : tuple<F, I>; {element('%1', '%0', 0, 'F')}; {element('%2', '%0', 1, 'I')}; "
        f"%3 = tuple %1, %2 : tuple<F, I>; {element('%4', '%3', 0, 'F')}",
        f"%0 = tuple %x, %i : tuple<F, I>; {element('%1', '%0', 0, 'F')}; {element('%2', '%0', 1, 'I')}; "
        f"%3 = tuple %2, %1 : tuple<I, F>; {element('%4', '%3', 1, 'F')}",
    ),
    "barrier": ("%0 = optimization_barrier %x : F; %1 = negate %0 : F", "%0 = negate %x : F"),
}
RULES = {rule.name: rule for rule in dialect_rules("stablehlo")}


def text(source: str) -> str:
    """The program as MLIR: types spelled out, the dialect's prefix added, and its last value returned."""
    ops = [op.strip() for op in source.split(";") if op.strip()]
    value, type_ = ops[-1].partition(" ")[0], re.split(r"-> |: |, ", ops[-1])[-1]
    body = re.sub(
        r"(^ *|= |\{ )([a-z]\w*)(?= )", r"\1stablehlo.\2", "\n".join(ops).replace(" / ", "\n"), flags=re.MULTILINE
    )
    whole = f"func.func @main({ARGUMENTS}) -> {type_} {{\n{body}\nfunc.return {value} : {type_}\n}}"
    return re.sub(r"\b[A-Z]\b", lambda letter: TYPES[letter.group()], whole)


def program(source: str) -> ModuleOp:
    module = parse(Source("test", text(source)), Context())
    verify(module)
    return module


EDGES = [0.0, -0.0, 1.0, -1.0, np.inf, -np.inf, np.nan, 1e-40, 3.4e38, 2.5, -7.0]


def arguments(module: ModuleOp, seed: int) -> list[np.ndarray]:
    """Arrays for @main's parameters: edge values, in an order that depends on the seed."""
    rng = np.random.default_rng(seed)
    function = next(iter(module.ops))
    return [_array(rng, type_) for type_ in function.properties["function_type"].inputs]


def _array(rng: np.random.Generator, type_: object) -> np.ndarray:
    dtype, shape = dtype_of(type_), shape_of(type_)
    if dtype.kind in "iu":
        bounds = np.iinfo(dtype)
        return rng.choice(np.array([bounds.min, bounds.max, 0, 1, 2, 7], dtype), shape)
    if dtype.kind == "c":
        parts = rng.choice(EDGES, (*shape, 2)).astype(dtype.type(0).real.dtype)
        return parts.view(dtype)[..., 0]
    with np.errstate(over="ignore"):
        return np.asarray(rng.choice(EDGES, shape)).astype(dtype) if dtype.kind == "f" else rng.random(shape) < 0.5


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    """Equal bit for bit, but for NaNs, which are all equal."""
    if a.dtype.kind == "c":
        return same_bits(a.real.copy(), b.real.copy()) and same_bits(a.imag.copy(), b.imag.copy())
    nan = np.isnan(a) & np.isnan(b) if a.dtype.kind == "f" else np.zeros(a.shape, bool)
    return a.dtype == b.dtype and a.shape == b.shape and np.where(nan, 0, a).tobytes() == np.where(nan, 0, b).tobytes()


def apply(rule: AnyRule, module: ModuleOp) -> bool:
    """Whether the rule itself applied, rather than a dead op having been removed."""
    tried = rule_set([rule])
    before = sum(1 for _ in module.walk())
    rewrite(module, rule_set([]))
    assert sum(1 for _ in module.walk()) == before or rule.name in {"while_never", "barrier"}
    return rewrite(module, tried)


def test_every_rule_has_its_cases() -> None:
    assert list(CASES) == [name for name in CASES if name in RULES]
    assert set(CASES) == set(RULES)


def results(module: ModuleOp, given: list[np.ndarray]) -> np.ndarray | None:
    try:
        return interpreter.run(module, given)[0]
    except Unsupported:
        return None


@pytest.mark.parametrize("name", CASES)
def test_hit_keeps_every_bit(name: str) -> None:
    module = program(CASES[name][0])
    given = [arguments(module, seed) for seed in range(4)]
    before = [results(module, some) for some in given]
    assert apply(RULES[name], module)
    verify(module)
    if any(result is None for result in before):
        pytest.skip("the interpreter has no meaning for this program yet")
    for some, expected in zip(given, before, strict=True):
        assert same_bits(interpreter.run(module, some)[0], expected)


@pytest.mark.parametrize("name", CASES)
def test_near_miss_is_left_alone(name: str) -> None:
    assert not apply(RULES[name], program(CASES[name][1]))
