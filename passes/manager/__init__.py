"""Passes by name, pipelines as text, and what runs and watches them."""

from .pipeline import ANY, OpPass, Pipeline
from .registry import (
    all_pass_names,
    did_you_mean,
    find_pass,
    load_pass,
    pass_factories,
    pass_summaries,
    plugged,
    xdsl_pass_factories,
)
from .runner import Instrument, InternalError, Runner
from .statistics import Statistic
from .text import parse_pipeline

__all__ = [
    "ANY",
    "Instrument",
    "InternalError",
    "OpPass",
    "Pipeline",
    "Runner",
    "Statistic",
    "all_pass_names",
    "did_you_mean",
    "find_pass",
    "load_pass",
    "parse_pipeline",
    "pass_factories",
    "pass_summaries",
    "plugged",
    "xdsl_pass_factories",
]
