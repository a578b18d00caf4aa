"""Passes are found by file name, and are called what their files say."""

from __future__ import annotations

import pytest
from xdsl.passes import ModulePass

from hloom.dialects.diagnostics import LocatedError
from hloom.passes.manager import find_pass, load_pass, pass_factories, xdsl_pass_factories


@pytest.mark.parametrize("name", pass_factories())
def test_a_file_is_named_like_its_pass(name: str) -> None:
    found = load_pass(name)
    assert issubclass(found, ModulePass)
    assert found.name == name
    assert found.__doc__


def test_what_there_has_to_be() -> None:
    ours = {"canonicalize", "cse", "dce", "inline", "symbol-dce", "lower-to-linalg", "plan-arena"}
    assert ours <= set(pass_factories())


def test_ours_come_before_xdsls() -> None:
    assert load_pass("cse").__module__ == "hloom.passes.cse"
    assert "cse" not in xdsl_pass_factories()
    assert load_pass("convert-scf-to-cf").__module__.startswith("xdsl.")


def test_passes_that_run_other_programs_are_not_offered() -> None:
    assert find_pass("mlir-opt") is None


def test_an_unknown_pass_is_an_error_with_the_nearest_name() -> None:
    with pytest.raises(LocatedError, match="'canonicalise' is not a pass") as caught:
        load_pass("canonicalise")
    assert caught.value.help == 'did you mean "canonicalize"?'
