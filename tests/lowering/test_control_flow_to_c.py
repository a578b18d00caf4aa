"""Control flow on tensors, from stage `linalg` to C: carried buffers, parallel yields, and the copies that must stay.

`@add` returns a + b in its destination; the programs below differ in what they carry, and where.
"""

from __future__ import annotations

import numpy as np
import pytest
from c_programs import PASSES, Profile, lower, mlir_opt, run_c

from hloom.dialects.text.printer import print_op
from hloom.lowering.interpreter import run
from hloom.lowering.lower_to_buffers import LowerToBuffers

_ADD = """
func.func private @add(%a: tensor<3xi32>, %b: tensor<3xi32>, %out: tensor<3xi32>) -> tensor<3xi32>
    attributes {hloom.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"]}
      ins(%a, %b : tensor<3xi32>, tensor<3xi32>) outs(%out : tensor<3xi32>) {
  ^bb0(%x: i32, %y: i32, %o: i32):
    %s = arith.addi %x, %y : i32
    linalg.yield %s : i32
  } -> tensor<3xi32>
  return %r : tensor<3xi32>
}
func.func private @double(%out: tensor<3xi32>) -> tensor<3xi32> attributes {hloom.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      outs(%out : tensor<3xi32>) {
  ^bb0(%o: i32):
    %s = arith.addi %o, %o : i32
    linalg.yield %s : i32
  } -> tensor<3xi32>
  return %r : tensor<3xi32>
}
"""
T = "tensor<3xi32>"
A, B = np.array([1, 20, 300], np.int32), np.array([5, -7, 11], np.int32)


def program(body: str, results: int, arguments: str = f"%a: {T}, %b: {T}") -> str:
    types = ", ".join([T] * results)
    return f"""
func.func public @main({arguments}) -> ({types}) {{
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
{body}
}}
{_ADD}"""


def add(result: str, left: str, right: str, into: str = "%e") -> str:
    empty = f"{into}_{result[1:]} = tensor.empty() : {T}\n" if into == "%e" else ""
    into = f"{into}_{result[1:]}" if into == "%e" else into
    return f"{empty}{result} = func.call @add({left}, {right}, {into}) : ({T}, {T}, {T}) -> {T}\n"


def copies(text: str) -> int:
    return sum(op.name == "memref.copy" for op in lower(text, LowerToBuffers).walk())


@pytest.fixture(params=["native", "portable"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return request.param


def check(text: str, profile: Profile, *wanted: np.ndarray) -> None:
    results = run_c(text, A, B, profile=profile)
    for result, each in zip(results, wanted, strict=True):
        np.testing.assert_array_equal(result, each)


def for_loop(body: str, carries: str, yields: str, count: int, trips: str = "%c3") -> str:
    types = ", ".join([T] * count)
    return f"""%r:{count} = scf.for %i = %c0 to {trips} step %c1 iter_args({carries}) -> ({types}) {{
{body}
scf.yield {yields} : {types}
}}
return {", ".join(f"%r#{k}" for k in range(count))} : {types}"""


# Returns


def test_an_argument_is_returned(profile: Profile) -> None:
    check(program(f"return %b, %a : {T}, {T}", 2), profile, B, A)


def test_an_argument_is_returned_twice(profile: Profile) -> None:
    check(program(f"return %a, %a, %b : {T}, {T}, {T}", 3), profile, A, A, B)


def test_a_constant_is_returned_twice(profile: Profile) -> None:
    body = f"%c = arith.constant dense<[4, 5, 6]> : {T}\nreturn %c, %c : {T}, {T}"
    four = np.array([4, 5, 6], np.int32)
    check(program(body, 2), profile, four, four)


def test_a_value_is_returned_twice_and_read_afterwards(profile: Profile) -> None:
    body = add("%s", "%a", "%b") + add("%t", "%s", "%s") + f"return %s, %t, %s : {T}, {T}, {T}"
    check(program(body, 3), profile, A + B, 2 * (A + B), A + B)
    assert copies(program(body, 3)) == 1


def test_results_are_written_straight_into_their_parameters() -> None:
    assert copies(program(add("%s", "%a", "%b") + f"return %s : {T}", 1)) == 0


def test_one_empty_tensor_is_two_destinations(profile: Profile) -> None:
    body = f"%e = tensor.empty() : {T}\n" + "".join(
        f"{r} = func.call @add({x}, {y}, %e) : ({T}, {T}, {T}) -> {T}\n"
        for r, x, y in (("%s", "%a", "%b"), ("%t", "%a", "%a"))
    )
    check(program(body + add("%u", "%s", "%t") + f"return %u : {T}", 1), profile, 3 * A + B)


def test_writing_over_what_is_still_needed_makes_a_copy(profile: Profile) -> None:
    body = add("%s", "%a", "%b") + f"%d = func.call @double(%s) : ({T}) -> {T}\n"
    kept = program(body + f"return %s, %d : {T}, {T}", 2)
    check(kept, profile, A + B, 2 * (A + B))
    assert copies(kept) == 1
    assert copies(program(body + f"return %d : {T}", 1)) == 0


def test_an_argument_and_a_constant_are_not_written_over(profile: Profile) -> None:
    body = f"""%c = arith.constant dense<7> : {T}
    %d = func.call @double(%a) : ({T}) -> {T}
    %e = func.call @double(%c) : ({T}) -> {T}
    """
    check(program(body + add("%s", "%c", "%a") + f"return %d, %e, %s : {T}, {T}, {T}", 3), profile, 2 * A, 14, 7 + A)


# `scf.for`


@pytest.mark.parametrize(("trips", "wanted"), [("%c3", (B, A)), ("%c0", (A, B))])
def test_swapped_carries(profile: Profile, trips: str, wanted: tuple[np.ndarray, np.ndarray]) -> None:
    check(program(for_loop("", "%x = %a, %y = %b", "%y, %x", 2, trips), 2), profile, *wanted)


def test_fibonacci(profile: Profile) -> None:
    loop = for_loop(add("%s", "%x", "%y"), "%x = %a, %y = %b", "%y, %s", 2)
    check(program(loop, 2), profile, A + 2 * B, 2 * A + 3 * B)


@pytest.mark.parametrize(("trips", "times"), [("%c3", 8), ("%c0", 1)])
def test_one_initial_value_and_one_yield_for_two_carries(profile: Profile, trips: str, times: int) -> None:
    start = add("%z", "%a", "%b")
    loop = for_loop(add("%s", "%x", "%y"), "%x = %z, %y = %z", "%s, %s", 2, trips)
    check(program(start + loop, 2), profile, times * (A + B), times * (A + B))


@pytest.mark.parametrize(("trips", "wanted"), [("%c3", 8 * A), ("%c0", A)])
def test_an_argument_starts_two_carries(profile: Profile, trips: str, wanted: np.ndarray) -> None:
    check(program(for_loop(add("%s", "%x", "%y"), "%x = %a, %y = %a", "%s, %s", 2, trips), 2), profile, wanted, wanted)


def test_a_constant_is_carried_through_no_trips(profile: Profile) -> None:
    start = f"%c = arith.constant dense<[4, 5, 6]> : {T}\n"
    loop = for_loop(f"%d = func.call @double(%x) : ({T}) -> {T}", "%x = %c, %y = %c", "%d, %y", 2, "%c0")
    check(program(start + loop, 2), profile, np.array([4, 5, 6]), np.array([4, 5, 6]))


def test_an_invariant_carry_keeps_its_memory(profile: Profile) -> None:
    text = program(for_loop(add("%s", "%x", "%y"), "%x = %a, %y = %b", "%s, %y", 2), 2)
    check(text, profile, A + 3 * B, B)


def test_writing_over_an_invariant_carry_makes_a_copy(profile: Profile) -> None:
    body = f"%d = func.call @double(%y) : ({T}) -> {T}\n" + add("%s", "%x", "%d")
    check(program(for_loop(body, "%x = %a, %y = %b", "%s, %y", 2), 2), profile, A + 6 * B, B)


def test_a_carry_is_written_over_in_place(profile: Profile) -> None:
    loop = for_loop(f"%d = func.call @double(%x) : ({T}) -> {T}", "%x = %z", "%d", 1)
    text = program(add("%z", "%a", "%b") + loop, 1)
    check(text, profile, 8 * (A + B))
    assert copies(text) == 0


def test_a_value_from_outside_is_not_written_over_in_a_loop(profile: Profile) -> None:
    body = f"%d = func.call @double(%z) : ({T}) -> {T}\n" + add("%s", "%x", "%d")
    check(program(add("%z", "%a", "%b") + for_loop(body, "%x = %a", "%s", 1), 1), profile, 7 * A + 6 * B)


def test_a_yielded_value_is_made_in_place_where_the_old_one_is_dead(profile: Profile) -> None:
    body = add("%s", "%x", "%b") + add("%t", "%s", "%s")
    text = program(add("%z", "%a", "%b") + for_loop(body, "%x = %z", "%t", 1), 1)
    check(text, profile, 8 * (A + B) + 14 * B)
    assert copies(text) == 0


def test_nested_loops(profile: Profile) -> None:
    inner = f"""%q = scf.for %j = %c0 to %c3 step %c1 iter_args(%y = %x) -> ({T}) {{
    {add("%s", "%y", "%b")}
    scf.yield %s : {T}
    }}
    """
    check(program(for_loop(inner, "%x = %a", "%q", 1), 1), profile, A + 9 * B)


# Buffers that are passed on


def check_stages(text: str, profile: Profile, *wanted: np.ndarray) -> None:
    """C, and the interpreter at every stage."""
    check(text, profile, *wanted)
    for count in range(len(PASSES) + 1):
        for result, each in zip(run(lower(text, *PASSES[:count]), [A, B]), wanted, strict=True):
            np.testing.assert_array_equal(result, each)


@pytest.mark.parametrize("trips", [0, 1, 2, 3])
def test_a_double_buffer(profile: Profile, trips: int) -> None:
    text = program(
        f"%n = arith.constant {trips} : index\n" + for_loop(add("%s", "%x", "%x"), "%x = %a", "%s", 1, "%n"), 1
    )
    check_stages(text, profile, A * 2**trips)
    assert copies(text) == 1


def test_a_double_buffer_that_starts_in_place(profile: Profile) -> None:
    text = program(add("%z", "%a", "%b") + for_loop(add("%s", "%x", "%x"), "%x = %z", "%s", 1), 1)
    check_stages(text, profile, 8 * (A + B))
    assert copies(text) == 1


@pytest.mark.parametrize("first", [0, 1, 2])
def test_a_double_buffer_of_unknown_trips(profile: Profile, first: int) -> None:
    start = f"""%one = arith.constant {first} : index
    %v = tensor.extract %a[%c0] : {T}
    %w = arith.index_cast %v : i32 to index
    %n = arith.addi %w, %one : index
    """
    text = program(start + for_loop(add("%s", "%x", "%x"), "%x = %a", "%s", 1, "%n"), 1)
    check_stages(text, profile, A * 2 ** (1 + first))
    assert copies(text) == 2


def test_three_carries_in_turn(profile: Profile) -> None:
    text = program(add("%z", "%a", "%b") + for_loop("", "%x = %a, %y = %b, %u = %z", "%y, %u, %x", 3, "%c1"), 3)
    check_stages(text, profile, B, A + B, A)


def test_carries_in_turn_and_anew(profile: Profile) -> None:
    body = add("%s", "%x", "%y") + add("%t", "%s", "%u")
    text = program(for_loop(body, "%x = %a, %y = %b, %u = %a", "%u, %s, %t", 3), 3)
    x, y, u = A, B, A
    for _ in range(3):
        x, y, u = u, x + y, x + y + u
    check_stages(text, profile, x, y, u)
    assert copies(text) == 3


def test_one_value_in_two_carries_is_copied_once(profile: Profile) -> None:
    text = program(for_loop(add("%s", "%x", "%y"), "%x = %a, %y = %b", "%s, %s", 2), 2)
    check_stages(text, profile, 4 * (A + B), 4 * (A + B))
    assert copies(text) == 3


def test_a_loop_in_a_loop_passes_buffers_on(profile: Profile) -> None:
    inner = f"""%q:2 = scf.for %j = %c0 to %c3 step %c1 iter_args(%p = %x, %o = %y) -> ({T}, {T}) {{
    {add("%s", "%p", "%o")}
    scf.yield %o, %s : {T}, {T}
    }}
    """
    text = program(for_loop(inner, "%x = %a, %y = %b", "%q#1, %q#0", 2), 2)
    x, y = A, B
    for _ in range(3):
        for _ in range(3):
            x, y = y, x + y
        x, y = y, x
    check_stages(text, profile, x, y)


# `scf.while`

_COUNTING = """%limit = arith.constant {limit} : i32
%one = arith.constant 1 : i32
%zero = arith.constant 0 : i32
%r:3 = scf.while (%n = %zero, %x = %a, %y = %b) : (i32, {T}, {T}) -> (i32, {T}, {T}) {{
  %go = arith.cmpi slt, %n, %limit : i32
  scf.condition(%go) {passed} : i32, {T}, {T}
}} do {{
^bb0(%n: i32, %x: {T}, %y: {T}):
  %m = arith.addi %n, %one : i32
  {body}
  scf.yield %m, {yields} : i32, {T}, {T}
}}
return %r#1, %r#2 : {T}, {T}"""


def counting(body: str, yields: str, limit: int = 3, passed: str = "%n, %x, %y") -> str:
    return program(_COUNTING.format(body=body, yields=yields, limit=limit, passed=passed, T=T), 2)


@pytest.mark.parametrize(("limit", "wanted"), [(3, (B, A)), (0, (A, B))])
def test_while_swaps(profile: Profile, limit: int, wanted: tuple[np.ndarray, np.ndarray]) -> None:
    check(counting("", "%y, %x", limit), profile, *wanted)


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
def test_while_with_a_double_buffer(profile: Profile, limit: int) -> None:
    text = counting(add("%s", "%x", "%x"), "%s, %y", limit)
    check_stages(text, profile, A * 2**limit, B)
    assert copies(text) == 3


def test_while_that_looks_at_a_buffer_passed_on(profile: Profile) -> None:
    text = program(
        f"""%limit = arith.constant 1000 : i32
        %r:2 = scf.while (%x = %a, %y = %b) : ({T}, {T}) -> ({T}, {T}) {{
          %v = tensor.extract %x[%c1] : {T}
          %go = arith.cmpi slt, %v, %limit : i32
          scf.condition(%go) %x, %y : {T}, {T}
        }} do {{
        ^bb0(%x: {T}, %y: {T}):
          {add("%s", "%x", "%x")}
          scf.yield %s, %x : {T}, {T}
        }}
        return %r#0, %r#1 : {T}, {T}""",
        2,
    )
    check_stages(text, profile, A * 64, A * 32)


def test_while_swaps_in_its_condition(profile: Profile) -> None:
    check(counting(add("%s", "%x", "%y"), "%x, %s", 2, "%n, %y, %x"), profile, A + 2 * B, A + B)


def test_while_passes_one_carry_twice(profile: Profile) -> None:
    check(counting(add("%s", "%x", "%y"), "%s, %y", 2, "%n, %x, %x"), profile, 4 * A, 4 * A)


@pytest.mark.parametrize(("limit", "wanted"), [(3, A + 3 * B), (0, A)])
def test_while_with_an_invariant_carry(profile: Profile, limit: int, wanted: np.ndarray) -> None:
    check(counting(add("%s", "%x", "%y"), "%s, %y", limit), profile, wanted, B)


@pytest.mark.parametrize(("limit", "wanted"), [(3, (4 * (A + B), 4 * (A + B))), (0, (A, B))])
def test_while_yields_one_value_for_two_carries(
    profile: Profile, limit: int, wanted: tuple[np.ndarray, np.ndarray]
) -> None:
    check(counting(add("%s", "%x", "%y"), "%s, %s", limit), profile, *wanted)


def test_while_on_what_it_computes(profile: Profile) -> None:
    text = program(
        f"""%limit = arith.constant 1000 : i32
        %r = scf.while (%x = %a) : ({T}) -> {T} {{
          %e = tensor.empty() : {T}
          %s = func.call @add(%x, %x, %e) : ({T}, {T}, {T}) -> {T}
          %v = tensor.extract %s[%c1] : {T}
          %go = arith.cmpi slt, %v, %limit : i32
          scf.condition(%go) %s : {T}
        }} do {{
        ^bb0(%x: {T}):
          scf.yield %x : {T}
        }}
        return %r : {T}""",
        1,
    )
    check(text, profile, A * 64)


# Branches


@pytest.mark.parametrize(("at", "wanted"), [("%c1", lambda: B - 0), ("%c0", lambda: A + B)])
def test_if(profile: Profile, at: str, wanted: object) -> None:
    body = f"""%zero = arith.constant 0 : i32
    %v = tensor.extract %b[{at}] : {T}
    %p = arith.cmpi sgt, %v, %zero : i32
    %r:2 = scf.if %p -> ({T}, {T}) {{
      {add("%s", "%a", "%b")}
      scf.yield %s, %a : {T}, {T}
    }} else {{
      scf.yield %b, %b : {T}, {T}
    }}
    return %r#0, %r#1 : {T}, {T}"""
    first = B if at == "%c1" else A + B
    check(program(body, 2), profile, first, B if at == "%c1" else A)


@pytest.mark.parametrize("case", [0, 1, 5])
def test_index_switch(profile: Profile, case: int) -> None:
    body = f"""%k = arith.constant {case} : index
    %r = scf.index_switch %k -> {T}
    case 0 {{
      {add("%s", "%a", "%b")}
      scf.yield %s : {T}
    }}
    case 1 {{
      scf.yield %b : {T}
    }}
    default {{
      {add("%u", "%a", "%a")}
      scf.yield %u : {T}
    }}
    return %r : {T}"""
    check(program(body, 1), profile, {0: A + B, 1: B, 5: 2 * A}[case])


# Views


def test_results_are_made_through_reshapes(profile: Profile) -> None:
    body = (
        add("%s", "%a", "%b") + "%t = tensor.expand_shape %s [[0, 1]] output_shape [1, 3] : {T} into tensor<1x3xi32>\n"
    )
    body += f"%u = tensor.collapse_shape %t [[0, 1]] : tensor<1x3xi32> into {T}\nreturn %u : {T}"
    text = program(body.replace("{T}", T), 1)
    check(text, profile, A + B)
    assert copies(text) == 0


def test_slices(profile: Profile) -> None:
    body = f"""%x = tensor.extract_slice %a[1] [2] [1] : {T} to tensor<2xi32>
    %s = tensor.insert_slice %x into %b[0] [2] [1] : tensor<2xi32> into {T}
    %r = tensor.insert_slice %x into %s[%c0] [2] [2] : tensor<2xi32> into {T}
    return %s, %r : {T}, {T}"""
    mlir_opt(print_op(lower(program(body, 2), LowerToBuffers)))
    check(program(body, 2), profile, np.array([A[1], A[2], B[2]]), np.array([A[1], A[2], A[2]]))
