"""The store: what is put is found, whole or not at all, whatever happens to the disk and whoever else is there."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from hloom.lowering.cache import Store, default_store
from hloom.lowering.cache.store import digest_of

KEY = digest_of("key")


def entries(store: Store) -> list[str]:
    return sorted(path.name for path in (store.root / "entries").iterdir())


def test_what_is_put_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.find(KEY) is None
    store.put(KEY, {"a": [1, "b"]}, {"x.bin": b"\0\1", "empty": b""})
    found = Store(tmp_path).find(KEY)
    assert found is not None
    assert (found.metadata, found.files) == ({"a": [1, "b"]}, {"x.bin": b"\0\1", "empty": b""})
    assert stat.S_IMODE(found.folder.stat().st_mode) == 0o700
    assert not list((tmp_path / "work").iterdir())


def test_the_first_one_stays(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, {}, {"x": b"first"})
    store.put(KEY, {}, {"x": b"second"})
    found = store.find(KEY)
    assert found is not None
    assert found.files["x"] == b"first"


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "x").write_bytes(b"other"),
        lambda folder: (folder / "x").unlink(),
        lambda folder: (folder / "x").write_bytes(b""),
        lambda folder: (folder / "manifest.json").write_bytes(b"{"),
        lambda folder: (folder / "manifest.json").write_bytes(b"[]"),
        lambda folder: (folder / "manifest.json").write_bytes(b"\xff\xfe"),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (shutil.rmtree(folder), folder.write_bytes(b"a file")),
    ],
)
def test_a_damaged_entry_is_built_anew(tmp_path: Path, damage) -> None:
    store = Store(tmp_path)
    store.put(KEY, {}, {"x": b"content"})
    damage(tmp_path / "entries" / KEY)
    assert store.find(KEY) is None
    store.put(KEY, {}, {"x": b"content"})
    found = store.find(KEY)
    assert found is not None
    assert found.files == {"x": b"content"}


def test_what_was_used_longest_ago_goes(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=3500)
    for number in range(3):
        store.put(f"k{number}", {}, {"x": bytes(1000)})
        os.utime(tmp_path / "entries" / f"k{number}" / "manifest.json", (number + 1, number + 1))
    assert store.find("k0") is not None  # is used now
    store.put("k3", {}, {"x": bytes(1000)})
    assert entries(store) == ["k0", "k2", "k3"]


def test_an_entry_beyond_the_limit_stays_alone(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=10)
    store.put("k0", {}, {"x": bytes(1000)})
    store.put("k1", {}, {"x": bytes(1000)})
    assert entries(store) == ["k1"]


def test_what_a_dead_process_left_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("k0", {}, {})
    left = tmp_path / "work" / "left"
    left.mkdir()
    os.utime(left, (1, 1))
    (tmp_path / "work" / "fresh").mkdir()
    store.put("k1", {}, {})
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["fresh"]


def test_a_disk_that_is_not_there_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "below")
    assert store.put(KEY, {}, {"x": b""}) is None
    assert store.find(KEY) is None
    with store.building(KEY):
        pass


def test_one_thread_builds_at_a_time(tmp_path: Path) -> None:
    inside, most = [0], [0]

    def work() -> None:
        with Store(tmp_path).building(KEY):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


SCRIPT = """
import sys
from pathlib import Path
from hloom.lowering.cache import Store
store = Store(Path(sys.argv[1]), limit=4000)
for turn in range(60):
    key = f"k{turn % 5}"
    found = store.find(key)
    assert found is None or found.files["x"] == key.encode() * 500, "torn"
    with store.building(key):
        if store.find(key) is None:
            store.put(key, {}, {"x": key.encode() * 500})
"""


def test_processes_and_eviction_leave_nothing_torn(tmp_path: Path) -> None:
    """Three processes put and find five entries where four fit: everything found is whole."""
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(3)]
    for process in running:
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, b"")
    assert len(entries(Store(tmp_path))) <= 4


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HLOOM_CACHE_DIR", str(tmp_path / "made" / "here"))
    monkeypatch.setenv("HLOOM_CACHE_BYTES", "12345")
    store = default_store()
    assert store is not None
    assert (store.root, store.limit) == (tmp_path / "made" / "here", 12345)
    assert stat.S_IMODE(store.root.stat().st_mode) == 0o700


@pytest.mark.parametrize("value", ["", "off", "OFF", "0", "none"])
def test_the_variable_switches_it_off(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HLOOM_CACHE_DIR", value)
    assert default_store() is None


def test_the_users_own_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HLOOM_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    store = default_store()
    assert store is not None
    assert tmp_path in store.root.parents
    assert store.root.parent.name == "hloom"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="there are no such modes here")
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    monkeypatch.setenv("HLOOM_CACHE_DIR", str(shared))
    with pytest.warns(RuntimeWarning, match="others may write to it"):
        assert default_store() is None


def test_keys_tell_parts_from_one_another() -> None:
    keys = [digest_of("ab", "c"), digest_of("a", "bc"), digest_of("abc"), digest_of("abc", ""), digest_of()]
    assert len(set(keys)) == len(keys)
