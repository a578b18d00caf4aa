"""Prove rules by running: both sides of generated programs, on edge values, in the interpreter.

A rule that goes wrong is shown with a small program that `hloom run` fails on.
"""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from .console.arguments import Parser, UsageError, names
from .console.failures import FAILED, FINE

if TYPE_CHECKING:
    from hloom.passes.rewrite import AnyRule

    from .proving import Proof


def add_arguments(parser: Parser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="rules: .rewrite or .py files")
    parser.add_argument("--rule", action="append", default=[], metavar="NAME", help="of the files' rules, only these")
    parser.add_argument("--dtypes", type=names, default=[], metavar="TYPES", help="element types, such as i32,f32")
    parser.add_argument("--firings", type=int, default=50, metavar="N", help="for each element type (default: 50)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the random numbers (default: 0)")


def execute(arguments: Namespace) -> int:
    from hloom.passes.rewrite.loading import load_rules

    from .proving import DTYPES

    unknown = [name for name in arguments.dtypes if name not in DTYPES]
    if unknown:
        raise UsageError(f"no element type '{unknown[0]}' to prove rules on", f"there are {', '.join(DTYPES)}")
    rules = [rule for file in arguments.files for rule in load_rules(file)]
    chosen = [rule for rule in rules if not arguments.rule or rule.name in arguments.rule]
    return max([_report(rule, arguments) for rule in chosen], default=FINE)


def _report(rule: AnyRule, arguments: Namespace) -> int:
    """Says what became of one rule; a native rule cannot be proved, and is no failure."""
    from hloom.passes.rewrite import Rule

    from .proving import DTYPES, prove

    if not isinstance(rule, Rule):
        print(f"unproved {rule.name}: it is a native rule")
        return FINE
    proof = prove(rule, arguments.dtypes or DTYPES, seed=arguments.seed, firings=arguments.firings)
    print(proof, flush=True)
    if proof.counterexample is not None:
        print(proof.counterexample)
    return FAILED if _fails(proof) else FINE


def _fails(proof: Proof) -> bool:
    return proof.unproved is None and not proof.holds
