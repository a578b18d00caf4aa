"""Collectives, channels and infeed among the processes of `interpreter.run_parallel`, by the spec's definitions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hloom.dialects.diagnostics import Error, Unsupported
from hloom.lowering import interpreter

Parse = Callable[[str], Any]

X = [np.arange(8, dtype=np.int64).reshape(2, 4) + 10 * i for i in range(4)]
WIDE = "tensor<2x4xi64>"
ADD = """({
  ^bb0(%a: tensor<i64>, %b: tensor<i64>):
    %s = stablehlo.add %a, %b : tensor<i64>
    stablehlo.return %s : tensor<i64>
})"""


def grid_of(body: str, result: str, replicas: int, partitions: int, operand: str = WIDE, more: str = "") -> str:
    """A program that runs `body`, a function of `%x`, on each process of a grid."""
    count = replicas * partitions
    names = ", ".join(f"%x{i}" for i in range(count))
    arguments = ", ".join(f"%x{i}: {operand}" for i in range(count))
    results = f"({', '.join([result] * count)})"
    rows = ", ".join(["[" + ", ".join(["@process"] * partitions) + "]"] * replicas)
    values = ", ".join(f"%r#{i}" for i in range(count))
    infeed = ", infeed = [@feed0, @feed1]" if more else ""
    return f"""
      func.func private @process(%x: {operand}) -> {result} {{ {body} }}
      {more}
      func.func @main({arguments}) -> {results} {{
        %r:{count} = "interpreter.run_parallel"({names}) {{programs = [{rows}]{infeed}}}
          : ({", ".join([operand] * count)}) -> {results}
        return {values} : {", ".join([result] * count)}
      }}"""


def of(op: str, attributes: str, result: str, region: str = "") -> str:
    return f'%y = "stablehlo.{op}"(%x) {region} {{{attributes}}} : ({WIDE}) -> {result} return %y : {result}'


GROUPS = "replica_groups = dense<{}> : tensor<{}xi64>"
CHANNEL = ", channel_handle = #stablehlo.channel_handle<handle = 1, type = 0>"
# op, groups, more attributes, grid, and the groups of processes (counted by replica first) that these are.
STRATEGIES = [
    (GROUPS.format("[[0, 1]]", "1x2"), (2, 1), [[0, 1]]),
    (GROUPS.format("[[1, 0]]", "1x2"), (2, 1), [[1, 0]]),
    (GROUPS.format("[[0, 1]]", "1x2"), (2, 2), [[0, 2], [1, 3]]),
    (GROUPS.format("[[0, 1]]", "1x2") + CHANNEL, (2, 2), [[0, 2, 1, 3]]),
    (GROUPS.format("[[0, 3], [1, 2]]", "2x2") + CHANNEL + ", use_global_device_ids", (2, 2), [[0, 3], [1, 2]]),
]


@pytest.mark.parametrize(("attributes", "grid", "groups"), STRATEGIES)
def test_groups_of_processes(module_of: Parse, attributes: str, grid: tuple[int, int], groups: list[list[int]]) -> None:
    count, size = grid[0] * grid[1], len(groups[0])
    of_process = {p: g for g in groups for p in g}
    gathered = of("all_gather", f"all_gather_dim = 1 : i64, {attributes}", f"tensor<2x{4 * size}xi64>")
    got = interpreter.run(module_of(grid_of(gathered, f"tensor<2x{4 * size}xi64>", *grid)), X[:count])
    for p, value in enumerate(got):
        np.testing.assert_array_equal(value, np.concatenate([X[q] for q in of_process[p]], 1))
    reduced = of("all_reduce", attributes, WIDE, ADD)
    for p, value in enumerate(interpreter.run(module_of(grid_of(reduced, WIDE, *grid)), X[:count])):
        np.testing.assert_array_equal(value, sum(X[q] for q in of_process[p]))
    part = f"tensor<2x{4 // size}xi64>"
    scattered = of("reduce_scatter", f"scatter_dimension = 1 : i64, {attributes}", part, ADD)
    for p, value in enumerate(interpreter.run(module_of(grid_of(scattered, part, *grid)), X[:count])):
        total = sum(X[q] for q in of_process[p])
        np.testing.assert_array_equal(value, np.split(total, size, 1)[of_process[p].index(p)])


@pytest.mark.parametrize(("channel", "grid"), [("", (2, 1)), (CHANNEL, (1, 2))])
@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_all_to_all_and_broadcast(module_of: Parse, channel: str, grid: tuple[int, int], order: list[int]) -> None:
    groups = GROUPS.format([order], "1x2") + channel
    dimensions = "split_dimension = 1 : i64, concat_dimension = 0 : i64, split_count = 2 : i64"
    text = grid_of(of("all_to_all", f"{dimensions}, {groups}", "tensor<4x2xi64>"), "tensor<4x2xi64>", *grid)
    for p, value in enumerate(interpreter.run(module_of(text), X[:2])):
        parts = [np.split(X[q], 2, 1)[order.index(p)] for q in order]
        np.testing.assert_array_equal(value, np.concatenate(parts, 0))
    text = grid_of(of("collective_broadcast", groups, WIDE), WIDE, *grid)
    for value in interpreter.run(module_of(text), X[:2]):
        np.testing.assert_array_equal(value, X[order[0]])


def test_broadcast_gives_zeros_outside_of_groups(module_of: Parse) -> None:
    text = grid_of(of("collective_broadcast", GROUPS.format("[[1, 0]]", "1x2"), WIDE), WIDE, 3, 1)
    got = interpreter.run(module_of(text), X[:3])
    assert [v.tolist() for v in got] == [X[1].tolist(), X[1].tolist(), np.zeros_like(X[0]).tolist()]


@pytest.mark.parametrize(("channel", "grid"), [("", (4, 1)), (CHANNEL, (1, 4))])
def test_permute(module_of: Parse, channel: str, grid: tuple[int, int]) -> None:
    pairs = "source_target_pairs = dense<[[0, 1], [1, 2], [2, 0]]> : tensor<3x2xi64>"
    got = interpreter.run(module_of(grid_of(of("collective_permute", pairs + channel, WIDE), WIDE, *grid)), X)
    for value, expected in zip(got, [X[2], X[0], X[1], np.zeros_like(X[0])], strict=True):
        np.testing.assert_array_equal(value, expected)


def test_process_ids_and_loops_of_collectives(module_of: Parse) -> None:
    body = f"""
      %r = stablehlo.replica_id : tensor<ui32>
      %p = stablehlo.partition_id : tensor<ui32>
      %r64 = stablehlo.convert %r : (tensor<ui32>) -> tensor<i64>
      %p64 = stablehlo.convert %p : (tensor<ui32>) -> tensor<i64>
      %ten = stablehlo.constant dense<10> : tensor<i64>
      %zero = stablehlo.constant dense<0> : tensor<i64>
      %one = stablehlo.constant dense<1> : tensor<i64>
      %three = stablehlo.constant dense<3> : tensor<i64>
      %t = stablehlo.multiply %r64, %ten : tensor<i64>
      %id = stablehlo.add %t, %p64 : tensor<i64>
      %0:2 = stablehlo.while(%i = %zero, %v = %id) : tensor<i64>, tensor<i64>
        cond {{
          %c = stablehlo.compare LT, %i, %three : (tensor<i64>, tensor<i64>) -> tensor<i1>
          stablehlo.return %c : tensor<i1>
        }} do {{
          %n = stablehlo.add %i, %one : tensor<i64>
          %w = "stablehlo.all_reduce"(%v) {ADD} {{{GROUPS.format("[[0, 1]]", "1x2")}{CHANNEL}}}
            : (tensor<i64>) -> tensor<i64>
          stablehlo.return %n, %w : tensor<i64>, tensor<i64>
        }}
      return %0#1 : tensor<i64>"""
    got = interpreter.run(module_of(grid_of(body, "tensor<i64>", 2, 2)), X)
    assert [int(v) for v in got] == [(0 + 1 + 10 + 11) * 16] * 4


def test_channels_and_infeed(module_of: Parse) -> None:
    handle = "channel_handle = #stablehlo.channel_handle<handle = 7, type = 1>"
    feeds = "".join(
        f"""
        func.func @feed{i}() -> {WIDE} {{
          %c = stablehlo.constant dense<{5 + i}> : {WIDE}
          return %c : {WIDE}
        }}"""
        for i in range(2)
    )
    body = f"""
      %t = stablehlo.create_token : !stablehlo.token
      %i:2 = "stablehlo.infeed"(%t) {{infeed_config = ""}} : (!stablehlo.token) -> ({WIDE}, !stablehlo.token)
      %s = "stablehlo.send"(%x, %i#1) {{{handle}}} : ({WIDE}, !stablehlo.token) -> !stablehlo.token
      %r:2 = "stablehlo.recv"(%s) {{{handle}}} : (!stablehlo.token) -> ({WIDE}, !stablehlo.token)
      %o = "stablehlo.outfeed"(%x, %r#1) {{outfeed_config = ""}} : ({WIDE}, !stablehlo.token) -> !stablehlo.token
      %y = stablehlo.add %i#0, %r#0 : {WIDE}
      return %y : {WIDE}"""
    got = interpreter.run(module_of(grid_of(body, WIDE, 2, 1, more=feeds)), X[:2])
    np.testing.assert_array_equal(got[0], X[0] + 5)
    np.testing.assert_array_equal(got[1], X[1] + 6)


def test_async_runs_its_body(module_of: Parse) -> None:
    inner = f'%g = "stablehlo.all_reduce"(%v) {ADD} {{{GROUPS.format("[[0, 1]]", "1x2")}}} : ({WIDE}) -> {WIDE}'
    body = f"""
      %f = "stablehlo.async_start"(%x) ({{ ^bb0(%v: {WIDE}): {inner} stablehlo.return %g : {WIDE} }})
        : ({WIDE}) -> !stablehlo.future<{WIDE}>
      %y = "stablehlo.async_done"(%f) : (!stablehlo.future<{WIDE}>) -> {WIDE}
      return %y : {WIDE}"""
    for value in interpreter.run(module_of(grid_of(body, WIDE, 2, 1)), X[:2]):
        np.testing.assert_array_equal(value, X[0] + X[1])


def test_what_nobody_brings_is_an_error(module_of: Parse) -> None:
    handle = "channel_handle = #stablehlo.channel_handle<handle = 7, type = 1>"
    body = f"""
      %t = stablehlo.create_token : !stablehlo.token
      %r:2 = "stablehlo.recv"(%t) {{{handle}}} : (!stablehlo.token) -> ({WIDE}, !stablehlo.token)
      return %r#0 : {WIDE}"""
    with pytest.raises(Error, match="wait for one another"):
        interpreter.run(module_of(grid_of(body, WIDE, 2, 1)), X[:2])
    alone = of("all_gather", f"all_gather_dim = 1 : i64, {STRATEGIES[0][0]}", "tensor<2x8xi64>")
    module = module_of(f"func.func @main(%x: {WIDE}) -> tensor<2x8xi64> {{ {alone} }}")
    with pytest.raises(Unsupported, match="more than one process"):
        interpreter.run(module, [X[0]])
