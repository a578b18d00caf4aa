"""The LALR tables: no conflict is resolved silently, and what is kept on disk is checked and replaced as a whole."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lark import Lark
from lark import logger as lark_logger
from lark.exceptions import GrammarError
from lark.lexer import Lexer

from hloom.dialects.text import tables
from hloom.dialects.text.forms import Fragment, own_fragments


class NoLexer(Lexer):
    def __init__(self, conf: object) -> None: ...

    def lex(self, *arguments: object) -> None: ...  # pyright: ignore[reportIncompatibleMethodOverride]


CORE = Fragment("toy", "%extend operation_body: TOY -> toy_op\n", {"TOY": ["toy.op"]}, ["toy_op"])


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A cache of the test's own; what is kept there is the core's tables, which are soon built."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(tables, "own_fragments", lambda: [CORE])
    yield
    tables._load.cache_clear()


def fragment(grammar: str, *actions: str) -> Fragment:
    return Fragment("toy", grammar, {"TOY": ["toy.op"]}, actions)


def test_the_whole_grammar_has_no_silent_conflict(caplog: pytest.LogCaptureFixture) -> None:
    """lark logs each shift/reduce conflict that it resolves as a shift."""
    with caplog.at_level(logging.DEBUG, logger=lark_logger.name):
        Lark(tables.grammar_text(own_fragments()), parser="lalr", lexer=NoLexer, start=list(tables.STARTS), debug=True)
    assert [record.message for record in caplog.records if "conflict" in record.message.lower()] == []


def test_a_shift_reduce_conflict_fails() -> None:
    """A string may belong to the operation, or begin the next one."""
    ambiguous = fragment("%extend operation_body: TOY [STRING] -> toy_op\n", "toy_op")
    with pytest.raises(GrammarError, match="Shift/Reduce conflict"):
        tables.build([ambiguous])


def test_a_reduce_reduce_conflict_fails() -> None:
    ambiguous = fragment("%extend operation_body: TOY USES -> toy_a\n    | TOY USES -> toy_b\n", "toy_a", "toy_b")
    with pytest.raises(GrammarError):
        tables.build([ambiguous])


def test_the_same_grammar_gives_the_same_tables() -> None:
    program = (
        "import json; from hloom.dialects.text import tables; tables.own_fragments = lambda: [];"
        "print(json.dumps(tables.build([])))"
    )
    environments = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    outputs = {subprocess.run([sys.executable, "-c", program], env=e, capture_output=True).stdout for e in environments}
    assert len(outputs) == 1


def test_repetition_is_refused() -> None:
    with pytest.raises(ValueError, match="left-recursive"):
        tables.build([fragment('%extend operation_body: TOY ("x")* -> toy_op\n', "toy_op")])


def test_a_rule_without_action_is_refused() -> None:
    with pytest.raises(ValueError, match="no action 'toy_op'"):
        tables.build([fragment('%extend operation_body: TOY "x" -> toy_op\n')])


def test_an_action_belongs_to_one_dialect() -> None:
    with pytest.raises(ValueError, match="toy: generic_operation is an action of the core or of another dialect"):
        tables.build([fragment("%extend operation_body: TOY -> generic_operation\n", "generic_operation")])


def load() -> tables.Tables:
    tables._load.cache_clear()
    return tables.tables()


def test_tables_are_kept_in_a_directory_of_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    directory = tmp_path / "hloom" / "tables"
    (path,) = directory.iterdir()
    assert directory.stat().st_mode & 0o777 == 0o700
    assert path.name == f"{tables.content_key()}.tables"

    def never(fragments: object) -> None:
        raise AssertionError("built again")

    monkeypatch.setattr(tables, "build", never)
    assert load().operations == {"toy.op": "TOY"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"key": "other", "tables": {}}', b"\xff"])
def test_damaged_tables_are_built_anew(tmp_path: Path, damage: bytes) -> None:
    load()
    (path,) = (tmp_path / "hloom" / "tables").iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert load().operations == {"toy.op": "TOY"}
    assert path.read_bytes() == whole


def test_tables_of_others_are_not_read(tmp_path: Path) -> None:
    directory = tmp_path / "hloom" / "tables"
    directory.mkdir(parents=True)
    directory.chmod(0o777)
    (directory / f"{tables.content_key()}.tables").write_text(json.dumps({"key": tables.content_key(), "tables": {}}))
    assert load().operations == {"toy.op": "TOY"}


def test_old_tables_are_dropped(tmp_path: Path) -> None:
    directory = tmp_path / "hloom" / "tables"
    directory.mkdir(parents=True, mode=0o700)
    for age in range(20):
        old = directory / f"old{age}.tables"
        old.write_text("")
        os.utime(old, (age, age))
    load()
    assert len(list(directory.iterdir())) == 8
    assert (directory / f"{tables.content_key()}.tables").exists()


def test_processes_side_by_side_write_the_same_tables(tmp_path: Path) -> None:
    patched = "from hloom.dialects.text import tables; tables.own_fragments = lambda: []"
    program = f"{patched}; print(len(tables.tables().literals))"
    runs = [subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outputs = {run.communicate(timeout=60)[0] for run in runs}
    assert len(outputs) == 1
    (path,) = (tmp_path / "hloom" / "tables").iterdir()
    assert json.loads(path.read_bytes())["key"] == tables.content_key()


def test_a_changed_source_has_tables_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, unrelated = tmp_path / "text" / "forms.py", tmp_path / "text" / "notes.md"
    source.parent.mkdir()
    monkeypatch.setattr(tables, "_HERE", source.parent)
    keys = [tables.content_key()]
    for path, text in ((source, "a = 1"), (source, "a = 12"), (unrelated, "-")):
        path.write_text(text)
        keys.append(tables.content_key())
    os.utime(source, (1, 1))
    keys.append(tables.content_key())
    assert keys[2] == keys[3]
    assert len(set(keys)) == 4
    assert tables.content_key([CORE]) not in keys


def test_the_wheels_tables_are_used_if_they_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "PREBUILT", tmp_path / "prebuilt.tables")
    tables.prebuild()
    assert load().operations == {"toy.op": "TOY"}
    assert not (tmp_path / "hloom").exists()
    tables.PREBUILT.write_text('{"key": "lark 0.1", "tables": {}}')
    assert load().operations == {"toy.op": "TOY"}
    assert (tmp_path / "hloom").exists()
