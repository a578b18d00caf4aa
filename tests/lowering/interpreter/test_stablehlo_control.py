"""while, if, case, calls, tuples and tokens; and all of them inside regions, masked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax

from hloom.dialects.diagnostics import Unsupported
from hloom.lowering import interpreter

XLA = Callable[..., None]


def test_loops(against_xla: XLA) -> None:
    def function(x: Any, n: Any) -> Any:
        def body(i: Any, state: Any) -> Any:
            a, b = state
            return b, a + b * x[i % 3]

        fib = lax.fori_loop(0, n, body, (x[0], x[1]))
        halved = lax.while_loop(lambda s: s[1].sum() > 1, lambda s: (s[0] + 1, s[1] / 2), (0, x))
        scanned = lax.scan(lambda c, y: (c * 0.5 + y, c), x[0], x)
        return fib, halved, scanned

    x = np.array([1.5, -0.25, 3.0], np.float32)
    for n in (0, 1, 7):
        against_xla(function, x, np.int32(n))


@pytest.mark.parametrize("index", [-1, 0, 1, 2, 99])
def test_branches(against_xla: XLA, index: int) -> None:
    def function(i: Any, x: Any) -> Any:
        chosen = lax.switch(i, [lambda y: y + 1, lambda y: y * 2, lambda y: y - y.sum()], x)
        return chosen, lax.cond(i > 0, lambda y: y.T, lambda y: -y.T, x)

    against_xla(function, np.int32(index), np.ones((2, 3), np.float32))


COLLATZ = """
  "func.func"() <{function_type = (tensor<6xi32>) -> tensor<6xi32>, sym_name = "main"}> ({
  ^bb0(%x: tensor<6xi32>):
    %zero = "stablehlo.constant"() <{value = dense<0> : tensor<i32>}> : () -> tensor<i32>
    %one = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
    %two = "stablehlo.constant"() <{value = dense<2> : tensor<i32>}> : () -> tensor<i32>
    %three = "stablehlo.constant"() <{value = dense<3> : tensor<i32>}> : () -> tensor<i32>
    %0 = "stablehlo.map"(%x) <{dimensions = array<i64: 0>}> ({
    ^bb0(%start: tensor<i32>):
      %1:2 = "stablehlo.while"(%start, %zero) ({
      ^bb0(%n: tensor<i32>, %count: tensor<i32>):
        %2 = "stablehlo.compare"(%n, %one) <{comparison_direction = #stablehlo<comparison_direction GT>}>
          : (tensor<i32>, tensor<i32>) -> tensor<i1>
        "stablehlo.return"(%2) : (tensor<i1>) -> ()
      }, {
      ^bb0(%n: tensor<i32>, %count: tensor<i32>):
        %2 = "stablehlo.remainder"(%n, %two) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        %3 = "stablehlo.compare"(%2, %zero) <{comparison_direction = #stablehlo<comparison_direction EQ>}>
          : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %4 = "stablehlo.if"(%3) ({
          %6 = "stablehlo.divide"(%n, %two) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          "stablehlo.return"(%6) : (tensor<i32>) -> ()
        }, {
          %6 = "stablehlo.multiply"(%n, %three) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          %7 = "stablehlo.add"(%6, %one) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          "stablehlo.return"(%7) : (tensor<i32>) -> ()
        }) : (tensor<i1>) -> tensor<i32>
        %5 = "stablehlo.add"(%count, %one) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        "stablehlo.return"(%4, %5) : (tensor<i32>, tensor<i32>) -> ()
      }) : (tensor<i32>, tensor<i32>) -> (tensor<i32>, tensor<i32>)
      "stablehlo.return"(%1#1) : (tensor<i32>) -> ()
    }) : (tensor<6xi32>) -> tensor<6xi32>
    "func.return"(%0) : (tensor<6xi32>) -> ()
  }) : () -> ()"""


def collatz(n: int) -> int:
    return 0 if n <= 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


def test_control_flow_inside_a_region_is_masked(module_of: Callable[[str], Any]) -> None:
    x = [6, 1, 27, 97, 0, 7]
    assert interpreter.run(module_of(COLLATZ), [np.array(x, np.int32)])[0].tolist() == [collatz(n) for n in x]


def test_lifted_case_and_call(module_of: Callable[[str], Any]) -> None:
    module = module_of("""
      "func.func"() <{function_type = (tensor<4xi32>, tensor<4xf32>) -> tensor<4xf32>, sym_name = "main"}> ({
      ^bb0(%i: tensor<4xi32>, %x: tensor<4xf32>):
        %0 = "stablehlo.map"(%i, %x) <{dimensions = array<i64: 0>}> ({
        ^bb0(%k: tensor<i32>, %a: tensor<f32>):
          %1 = "stablehlo.case"(%k) ({
            %2 = "stablehlo.negate"(%a) : (tensor<f32>) -> tensor<f32>
            "stablehlo.return"(%2) : (tensor<f32>) -> ()
          }, {
            %2 = "func.call"(%a) <{callee = @twice}> : (tensor<f32>) -> tensor<f32>
            "stablehlo.return"(%2) : (tensor<f32>) -> ()
          }) : (tensor<i32>) -> tensor<f32>
          "stablehlo.return"(%1) : (tensor<f32>) -> ()
        }) : (tensor<4xi32>, tensor<4xf32>) -> tensor<4xf32>
        "func.return"(%0) : (tensor<4xf32>) -> ()
      }) : () -> ()
      "func.func"() <{function_type = (tensor<f32>) -> tensor<f32>, sym_name = "twice", sym_visibility = "private"}> ({
      ^bb0(%a: tensor<f32>):
        %0 = "stablehlo.add"(%a, %a) : (tensor<f32>, tensor<f32>) -> tensor<f32>
        "func.return"(%0) : (tensor<f32>) -> ()
      }) : () -> ()""")
    x = np.array([1, 2, 3, 4], np.float32)
    assert interpreter.run(module, [np.array([0, 1, -5, 7], np.int32), x])[0].tolist() == [-1, 4, 6, 8]


def test_recursion(module_of: Callable[[str], Any]) -> None:
    module = module_of("""
      "func.func"() <{function_type = (tensor<i32>) -> tensor<i32>, sym_name = "main"}> ({
      ^bb0(%n: tensor<i32>):
        %one = "stablehlo.constant"() <{value = dense<1> : tensor<i32>}> : () -> tensor<i32>
        %done = "stablehlo.compare"(%n, %one) <{comparison_direction = #stablehlo<comparison_direction LE>}>
          : (tensor<i32>, tensor<i32>) -> tensor<i1>
        %0 = "stablehlo.if"(%done) ({
          "stablehlo.return"(%one) : (tensor<i32>) -> ()
        }, {
          %1 = "stablehlo.subtract"(%n, %one) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          %2 = "func.call"(%1) <{callee = @main}> : (tensor<i32>) -> tensor<i32>
          %3 = "stablehlo.multiply"(%n, %2) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          "stablehlo.return"(%3) : (tensor<i32>) -> ()
        }) : (tensor<i1>) -> tensor<i32>
        "func.return"(%0) : (tensor<i32>) -> ()
      }) : () -> ()""")
    assert interpreter.run(module, [np.int32(10)])[0] == 3628800


def test_tuples_tokens_and_barriers(module_of: Callable[[str], Any]) -> None:
    module = module_of("""
      "func.func"() <{sym_name = "main",
                      function_type = (tensor<2xf32>, tensor<i32>) -> (tensor<2xf32>, tensor<i32>)}> ({
      ^bb0(%x: tensor<2xf32>, %n: tensor<i32>):
        %t = "stablehlo.tuple"(%x, %n) : (tensor<2xf32>, tensor<i32>) -> tuple<tensor<2xf32>, tensor<i32>>
        %a = "stablehlo.get_tuple_element"(%t) <{index = 0 : i32}>
          : (tuple<tensor<2xf32>, tensor<i32>>) -> tensor<2xf32>
        %b = "stablehlo.get_tuple_element"(%t) <{index = 1 : i32}> : (tuple<tensor<2xf32>, tensor<i32>>) -> tensor<i32>
        %token = "stablehlo.after_all"() : () -> !stablehlo.token
        %c:2 = "stablehlo.optimization_barrier"(%a, %b) : (tensor<2xf32>, tensor<i32>) -> (tensor<2xf32>, tensor<i32>)
        "func.return"(%c#0, %c#1) : (tensor<2xf32>, tensor<i32>) -> ()
      }) : () -> ()""")
    x, n = interpreter.run(module, [np.array([1, 2], np.float32), np.int32(3)])
    assert (x.tolist(), n) == ([1, 2], 3)


def test_deep_nests_are_outlined(module_of: Callable[[str], Any]) -> None:
    """CPython allows 20 loops inside one another; a program may have more."""
    depth = 30
    starts = ["%zero", *(f"%a{d}" for d in range(depth - 1))]
    ends = [*(f"%r{d + 1}" for d in range(depth - 1)), "%next"]
    loops = "\n".join(
        f"%r{d} = scf.for %i{d} = %c0 to %c1 step %c1 iter_args(%a{d} = {start}) -> (i32) {{"
        for d, start in enumerate(starts)
    )
    yields = "\n".join(f"scf.yield {end} : i32 }}" for end in reversed(ends))
    module = module_of(f"""func.func @main(%one: i32) -> i32 {{
      %zero = arith.constant 0 : i32
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      {loops}
      %next = arith.addi %a{depth - 1}, %one : i32
      {yields}
      return %r0 : i32 }}""")
    assert interpreter.run(module, [np.int32(7)])[0] == 7


def test_jitted_functions_call_each_other(against_xla: XLA) -> None:
    inner = jax.jit(lambda x, y: jnp.where(x > y, x, y * 2))
    against_xla(lambda x: inner(x, inner(x.T, x).T), np.random.default_rng(0).standard_normal((3, 3)))


def test_collectives_of_one_process(module_of: Callable[[str], Any]) -> None:
    text = """
      "func.func"() <{sym_name = "main",
                      function_type = (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<ui32>)}> ({
      ^bb0(%x: tensor<2xf32>):
        %0 = "stablehlo.all_gather"(%x) <{all_gather_dim = 0 : i64, replica_groups = dense<[[0]]> : tensor<1x1xi64>}>
          : (tensor<2xf32>) -> tensor<2xf32>
        %1 = "stablehlo.collective_permute"(%x) <{source_target_pairs = dense<> : tensor<0x2xi64>}>
          : (tensor<2xf32>) -> tensor<2xf32>
        %2 = "stablehlo.replica_id"() : () -> tensor<ui32>
        "func.return"(%0, %1, %2) : (tensor<2xf32>, tensor<2xf32>, tensor<ui32>) -> ()
      }) : () -> ()"""
    x = np.array([1, 2], np.float32)
    gathered, permuted, replica = interpreter.run(module_of(text), [x])
    assert (gathered.tolist(), permuted.tolist(), int(replica)) == ([1, 2], [0, 0], 0)
    with pytest.raises(Unsupported, match="among more than one process"):
        interpreter.run(module_of(text.replace("[[0]]> : tensor<1x1xi64>", "[[0, 1]]> : tensor<1x2xi64>")), [x])
