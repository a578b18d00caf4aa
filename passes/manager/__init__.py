"""Passes by name, pipelines as text, and what runs and watches them."""

from .pipeline import OpPass, Pipeline
from .registry import all_pass_names, did_you_mean, find_pass, load_pass, pass_factories, xdsl_pass_factories
from .runner import Instrument, InternalError, Runner
from .text import parse_pipeline

__all__ = [
    "Instrument",
    "InternalError",
    "OpPass",
    "Pipeline",
    "Runner",
    "all_pass_names",
    "did_you_mean",
    "find_pass",
    "load_pass",
    "parse_pipeline",
    "pass_factories",
    "xdsl_pass_factories",
]
