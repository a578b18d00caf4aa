"""xDSL's own canonicalization patterns that were read and found right, as rules.

Left out are those that fold floats in Python's doubles (an overflow of f32 raises), and `memref.subview` of `subview`
(which can change the result's layout). A comparison of equal integers gives an i1 even where the operands are vectors:
the driver drops rewrites that change a type.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xdsl.ir import Operation
from xdsl.pattern_rewriter import PatternRewriter, RewritePattern
from xdsl.rewriter import InsertPoint
from xdsl.traits import HasCanonicalizationPatternsTrait

from ..rewrite import AnyRule, Exactness, Place

_TRUSTED = frozenset(
    {
        "SignlessIntegerBinaryOperationZeroOrUnitRight",
        "SignlessIntegerBinaryOperationConstantProp",
        "SelectConstPattern",
        "SelectTrueFalsePattern",
        "SelectSamePattern",
        "ApplyCmpiPredicateToEqualOperands",
        "RehoistConstInLoops",
        "SimplifyTrivialLoops",
        "IfPropagateConstantCondition",
        "SingleBlockExecuteInliner",
        "ElideUnusedAlloc",
    }
)


def trusted_rules(op_class: type[Operation]) -> Iterator[AnyRule]:
    """Rules for xDSL's patterns of an op class, in xDSL's order."""
    for trait in op_class.get_traits_of_type(HasCanonicalizationPatternsTrait):
        for pattern in trait.get_patterns(op_class):
            name = type(pattern).__name__
            if name in _TRUSTED:
                doc = (type(pattern).__doc__ or name).strip()
                yield _Trusted(name, doc, Exactness.EXACT, 0, Place("xdsl", 1), (op_class,), pattern)


@dataclass(eq=False)
class _Trusted(AnyRule):
    pattern: RewritePattern

    def apply(self, op: Operation, rewriter: PatternRewriter) -> bool:
        rewriter.has_done_action = False
        rewriter.insertion_point = InsertPoint.before(op)
        self.pattern.match_and_rewrite(op, rewriter)
        return rewriter.has_done_action
