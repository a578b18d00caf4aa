"""A rule's proof: instances of both sides in the interpreter, until each element type has enough of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import Error
from hloom.dialects.sampling import can_sample
from hloom.dialects.verifier import verify
from hloom.lowering import interpreter
from hloom.lowering.dtypes import dtype_of, is_float
from hloom.lowering.sampling import values
from hloom.passes.rewrite import Exactness, Rule
from hloom.passes.rewrite.compiler import nodes

from .agreement import disagreement
from .counterexample import Counterexample
from .instances import DTYPES, Instance, instance

FIRINGS = 50
"""How often a rule has to fire for each element type that it is for."""
INSTANCES = 64
"""How many different instances a proof has to have."""
_INPUTS = 4  # for each program
_TRIES = 40  # programs for each firing that is asked for
_SUMS = frozenset({"dot", "dot_general", "convolution", "reduce", "reduce_window", "scatter", "select_and_scatter"})


@dataclass
class Proof:
    """What running a rule has shown; it holds where it fired often enough, and never went wrong."""

    rule: Rule
    firings: Counter[str] = field(default_factory=Counter[str])
    distinct: int = 0
    counterexample: Counterexample | None = None
    unproved: str | None = None
    """Why the rule could not be run at all."""

    @property
    def vacuous(self) -> str | None:
        """Why too little was seen to say anything."""
        few = [f"{count} on {name}" for name, count in self.firings.items() if count < FIRINGS]
        if few:
            return f"it fired only {', '.join(few)}"
        return f"it had {self.distinct} instances" if self.distinct < INSTANCES else None

    @property
    def holds(self) -> bool:
        return self.counterexample is None and self.unproved is None and self.vacuous is None

    def __str__(self) -> str:
        name, counts = self.rule.name, ", ".join(f"{dtype} {count}" for dtype, count in self.firings.items())
        if self.unproved is not None:
            return f"unproved {name}: {self.unproved}"
        if self.counterexample is not None:
            return f"REFUTED  {name}: {self.counterexample.what}"
        if self.vacuous is not None:
            return f"VACUOUS  {name}: {self.vacuous}"
        return f"proved   {name} ({self.rule.exactness.value}): {counts}"


def prove(rule: Rule, dtypes: Iterable[str] = DTYPES, *, seed: int = 0, firings: int = FIRINGS) -> Proof:
    """Runs a rule on generated instances of each element type; ends with the first that goes wrong, made small."""
    proof = Proof(rule)
    proof.unproved = _cannot_run(rule)
    for number, name in enumerate(dtypes if proof.unproved is None else ()):
        if not _prove_on(proof, name, np.random.default_rng([seed, number]), firings):
            proof.counterexample = _smaller(proof, DTYPES[name], seed)
            return proof
    _complete(proof, seed, firings)
    if proof.unproved is None and not proof.firings:
        proof.unproved = "no instance of it was found"
    return proof


def _complete(proof: Proof, seed: int, firings: int) -> None:
    """More of the same, where the element types were so few that the instances are too."""
    while 0 < proof.distinct < INSTANCES and all(count >= firings for count in proof.firings.values()):
        firings += INSTANCES - proof.distinct
        for name in list(proof.firings):
            if not _prove_on(proof, name, np.random.default_rng([seed, firings]), firings):
                return


def _cannot_run(rule: Rule) -> str | None:
    for op in nodes(rule.rewrite.old):
        if not can_sample(op.op_class):
            return f"no samples of {op.name}"
    return None


def _prove_on(proof: Proof, name: str, rng: np.random.Generator, firings: int) -> bool:
    """Whether the rule was right on every instance of one element type."""
    for tried in range(_TRIES * firings // _INPUTS):
        if proof.firings[name] >= firings:
            return True
        if not proof.firings[name] and tried > 3 * firings:
            break  # not for this element type
        for arguments, pair in _runs(proof.rule, rng, DTYPES[name], budget=24):
            proof.firings[name] += 1
            proof.distinct += 1
            found = _compare(proof.rule, pair, arguments)
            if found is not None:
                proof.counterexample = found
                return False
    if not proof.firings[name]:
        del proof.firings[name]
    return True


def _smaller(proof: Proof, element: Attribute, seed: int) -> Counterexample | None:
    """The smallest counterexample among more and smaller instances."""
    best, rng = proof.counterexample, np.random.default_rng([seed, 99])
    for budget in (1, 1, 1, 2, 2, 4) * 20:
        for arguments, pair in _runs(proof.rule, rng, element, budget):
            found = _compare(proof.rule, pair, arguments)
            if found is not None and (best is None or found.size < best.size):
                best = found
    return best


_Pair = tuple[Any, Any]


def _runs(rule: Rule, rng: np.random.Generator, element: Attribute, budget: int) -> Iterator[tuple[list[Any], _Pair]]:
    """Inputs for one program that the rule rewrites, and the program before and after."""
    before = instance(rule, rng, element, budget)
    after = None if before is None else rewritten(rule, before)
    if before is None or after is None:
        return
    sums = any(op.name.partition(".")[2] in _SUMS for op in before.module.walk())
    for _ in range(_INPUTS):
        yield arguments(before, rng, rule.exactness, sums=sums), (before.module, after)
        if not before.main.function_type.inputs.data:
            return


def rewritten(rule: Rule, before: Instance) -> Any | None:
    """A copy of the program that the rule was applied to at its root; None where it does not match."""
    module = before.module.clone()
    (main,) = module.body.block.ops
    root = _root(main)
    for matcher in rule.matchers:
        found = matcher.function(root)
        if found is None:
            continue
        new_ops, new_values = found
        assert root.parent is not None
        root.parent.insert_ops_before(new_ops, root)
        for old, new in zip(root.results, new_values, strict=True):
            old.replace_all_uses_with(new)
        root.detach()
        root.erase()
        return module
    return None


def _root(main: Operation) -> Operation:
    """The op before the terminator."""
    end = main.regions[0].block.last_op
    assert end is not None
    assert end.prev_op is not None
    return end.prev_op


def arguments(before: Instance, rng: np.random.Generator, exactness: Exactness, *, sums: bool) -> list[Any]:
    """Values for the program's arguments, edge values among them."""
    found: list[Any] = []
    for index, type_ in enumerate(before.main.function_type.inputs):
        if index in before.ranges:
            low, high = before.ranges[index]
            dtype: Any = dtype_of(type_)
            shape = np.shape(values(type_, rng))
            found.append(rng.integers(low, high + 1, shape).astype(dtype))
            continue
        array = values(type_, rng, sums=sums)
        found.append(_finite(array) if exactness is Exactness.FINITE else array)
    return found


def _finite(array: Any) -> Any:
    if not is_float(array.dtype) and array.dtype.kind != "c":
        return array
    with np.errstate(all="ignore"):
        finite: Any = array.copy()
        finite[~np.isfinite(array)] = 1
        return finite


def _compare(rule: Rule, pair: _Pair, inputs: list[Any]) -> Counterexample | None:
    before, after = pair
    try:
        verify(after)
        results = [interpreter.run(module, inputs) for module in (before, after)]
    except Error as error:
        return Counterexample(rule.name, before, after, inputs, str(error).splitlines()[0])
    what = disagreement(rule.exactness, *results)
    return None if what is None else Counterexample(rule.name, before, after, inputs, what)


def summary(proofs: Mapping[str, Proof]) -> str:
    """How many rules were proved, refuted, vacuous and unproved."""
    kinds = Counter(str(proof).split(maxsplit=1)[0].lower() for proof in proofs.values())
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items())
