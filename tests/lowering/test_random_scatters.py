"""Scatters with dimension numbers drawn at random: what they become does what StableHLO's op does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from c_programs import run_c

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.dialects.verifier import verify
from hloom.lowering.interpreter import run
from hloom.lowering.stages import STAGES, lower

_BODIES = {
    1: "%s = stablehlo.subtract %a0, %u0 : tensor<i32>\nstablehlo.return %s : tensor<i32>",
    2: "%s = stablehlo.multiply %a0, %u1 : tensor<i32>\n%t = stablehlo.subtract %u0, %a1 : tensor<i32>\n"
    "stablehlo.return %s, %t : tensor<i32>, tensor<i32>",
}


@dataclass(frozen=True)
class Drawn:
    """A scatter's text, and its arguments."""

    text: str
    arguments: list[np.ndarray]


def draw(seed: int) -> Drawn:
    rng = np.random.default_rng(seed)
    rank, batch_rank, count = int(rng.integers(1, 4)), int(rng.integers(0, 3)), int(rng.integers(1, 3))
    shape = rng.integers(1, 5, rank)
    roles = rng.integers(0, 3, rank)  # of a window, inserted, batching
    batching = [d for d in range(rank) if roles[d] == 2][:batch_rank]
    inserted = [d for d in range(rank) if roles[d] == 1]
    windows = [d for d in range(rank) if d not in batching and d not in inserted]
    mapped = [int(d) for d in rng.permutation([d for d in range(rank) if d not in batching])]
    mapped = mapped[: int(rng.integers(0, len(mapped) + 1))]
    batch = list(map(int, rng.integers(1, 4, batch_rank)))
    paired = [int(b) for b in rng.permutation(batch_rank)[: len(batching)]]
    for d, b in zip(batching, paired, strict=True):
        batch[b] = int(shape[d])
    vector = int(rng.integers(0, batch_rank + 1))
    indices = [*batch[:vector], len(mapped), *batch[vector:]]
    at = sorted(int(d) for d in rng.permutation(batch_rank + len(windows))[: len(windows)])
    sizes, rest = iter([int(rng.integers(1, shape[d] + 1)) for d in windows]), iter(batch)
    updates = [next(sizes) if d in at else next(rest) for d in range(batch_rank + len(windows))]
    numbers = {
        "update_window_dims": at,
        "inserted_window_dims": inserted,
        "input_batching_dims": batching,
        "scatter_indices_batching_dims": [b + (b >= vector) for b in paired],
        "scatter_dims_to_operand_dims": mapped,
    }
    where = rng.integers(-2, 6, indices).astype(rng.choice([np.int8, np.int32, np.int64]))
    arrays = [rng.integers(-9, 9, s).astype(np.int32) for s in [shape] * count + [updates] * count]
    return Drawn(_text(numbers, vector, count, arrays, where), [*arrays[:count], where, *arrays[count:]])


def _text(numbers: dict[str, list[int]], vector: int, count: int, arrays: list[np.ndarray], where: np.ndarray) -> str:
    fields = [f"{name} = {values}" for name, values in numbers.items() if values] + [f"index_vector_dim = {vector}"]
    types = [_type(a) for a in [*arrays[:count], where, *arrays[count:]]]
    names = [f"%arg{n}" for n in range(len(types))]
    results = ", ".join(types[:count])
    given = ", ".join(f"{name}: {type_}" for name, type_ in zip(names, types, strict=True))
    elements = ", ".join(f"%{kind}{n}: tensor<i32>" for kind in "au" for n in range(count))
    values = "%r" if count == 1 else ", ".join(f"%r#{n}" for n in range(count))
    return f"""func.func public @main({given}) -> ({results}) {{
  %r{"" if count == 1 else f":{count}"} = "stablehlo.scatter"({", ".join(names)}) <{{
    scatter_dimension_numbers = #stablehlo.scatter<{", ".join(fields)}>
  }}> ({{
  ^bb0({elements}):
    {_BODIES[count]}
  }}) : ({", ".join(types)}) -> ({results})
  return {values} : {results}
}}"""


def _type(array: np.ndarray) -> str:
    return f"tensor<{''.join(f'{n}x' for n in array.shape)}i{8 * array.dtype.itemsize}>"


@pytest.mark.parametrize("seed", range(40))
def test_random_scatter(seed: int) -> None:
    drawn = draw(seed)
    context = Context()
    module = parse(Source(f"scatter {seed}", drawn.text), context)
    verify(module)
    wanted = run(module, drawn.arguments)
    for stage in STAGES[1:]:
        lower(module, context, stage)
        verify(module)
        for result, each in zip(run(module, drawn.arguments), wanted, strict=True):
            np.testing.assert_array_equal(result, each, stage)
        if stage == "linalg" and seed % 4 == 0:
            for result, each in zip(run_c(print_op(module), *drawn.arguments, profile="portable"), wanted, strict=True):
                np.testing.assert_array_equal(result, each, "C")
