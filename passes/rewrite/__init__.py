"""The rule engine: rules as data, traced from typed functions, compiled to matchers, driven by a worklist."""

from .driver import Listener, rewrite
from .rule_set import RuleSet, rule_set
from .rules import AnyRule, Exactness, NativeRule, Rule, exact, finite, native, reassociates, rule
from .terms import Attr, Body, Guard, Place, Rewrite, RuleError, Value, Values, absent, body, function, guard

__all__ = [
    "AnyRule",
    "Attr",
    "Body",
    "Exactness",
    "Guard",
    "Listener",
    "NativeRule",
    "Place",
    "Rewrite",
    "Rule",
    "RuleError",
    "RuleSet",
    "Value",
    "Values",
    "absent",
    "body",
    "exact",
    "finite",
    "function",
    "guard",
    "native",
    "reassociates",
    "rewrite",
    "rule",
    "rule_set",
]
