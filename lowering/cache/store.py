"""A store of built things on disk: each entry is a folder of files, named by a key of what it was built from.

    ROOT/entries/KEY/manifest.json     the entry's metadata, and the size and digest of each of its files
    ROOT/entries/KEY/…                 the files
    ROOT/locks/…                       who is building what
    ROOT/work/…                        entries in the making, and those on their way out

An entry appears by renaming a whole folder, so that others see all of it or nothing; one whose files are not what the
manifest says is thrown away. The entries that were used longest ago go when the store outgrows its limit. A store that
cannot be written to costs time only: nothing here raises for what the disk does.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import tempfile
import warnings
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

DIRECTORY_VARIABLE, LIMIT_VARIABLE = "HLOOM_CACHE_DIR", "HLOOM_CACHE_BYTES"
_OFF = frozenset({"", "off", "0", "none"})
_DEFAULT_LIMIT = 1 << 30
_MANIFEST = "manifest.json"
# A process that waits for another one's build longer than this builds for itself; seconds.
_PATIENCE = 300.0
# What is left of a process that died while it wrote goes after this long; seconds.
_ABANDONED = 3600.0


@dataclass(frozen=True)
class Entry:
    """What was stored under a key."""

    folder: Path
    metadata: Mapping[str, Any]
    files: Mapping[str, bytes]


class Store:
    """A store in the folder `root`, of about `limit` bytes. Threads and processes may use it at the same time."""

    def __init__(self, root: Path, limit: int = _DEFAULT_LIMIT) -> None:
        self.root, self.limit = root, limit
        self._entries, self._work, self._locks = root / "entries", root / "work", root / "locks"

    def find(self, key: str) -> Entry | None:
        """What is stored under `key`, if it is whole."""
        folder = self._entries / key
        try:
            manifest = json.loads((folder / _MANIFEST).read_bytes())
            files = {name: (folder / name).read_bytes() for name in manifest["files"]}
            whole = all(digest_of(content) == manifest["files"][name] for name, content in files.items())
            metadata = dict[str, Any](manifest["metadata"])
        except FileNotFoundError:
            if folder.exists():
                self._discard(folder)
            return None
        except (OSError, ValueError, KeyError, TypeError):
            whole, files, metadata = False, {}, {}
        if not whole:
            self._discard(folder)
            return None
        with suppress(OSError):
            os.utime(folder / _MANIFEST)  # when it was used last
        return Entry(folder, metadata, files)

    def put(self, key: str, metadata: Mapping[str, Any], files: Mapping[str, bytes]) -> Entry | None:
        """Stores an entry, unless there is one by now; None where the disk does not let us."""
        folder = self._entries / key
        try:
            made = self._written(metadata, files)
            try:
                made.rename(folder)
            except OSError:  # somebody was faster
                shutil.rmtree(made, ignore_errors=True)
        except OSError:
            return None
        self._prune(folder)
        return Entry(folder, metadata, files)

    def _written(self, metadata: Mapping[str, Any], files: Mapping[str, bytes]) -> Path:
        for folder in (self._entries, self._work):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=self._work))
        try:
            for name, content in files.items():
                (made / name).write_bytes(content)
            digests = {name: digest_of(content) for name, content in files.items()}
            (made / _MANIFEST).write_text(json.dumps({"metadata": metadata, "files": digests}))
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
        return made

    @contextmanager
    def building(self, key: str) -> Generator[None]:
        """While this lasts, no other thread or process that asks builds `key` (nor a few others)."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._locks / f"{key[:2]}.lock", timeout=_PATIENCE)
        held = False
        with suppress(OSError, Timeout, NotImplementedError):
            self._locks.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
            held = True
        try:
            yield
        finally:
            if held:
                lock.release()

    def _prune(self, kept: Path) -> None:
        """Lets the entries go that were used longest ago, until the rest is within the limit; `kept` stays."""
        entries: list[tuple[float, int, Path]] = []
        with suppress(OSError):
            entries = [_use(folder) for folder in self._entries.iterdir()]
        total = sum(size for _, size, _ in entries)
        for _, size, folder in sorted(entries):
            if total <= self.limit:
                break
            if folder != kept:
                self._discard(folder)
                total -= size
        self._sweep()

    def _discard(self, folder: Path) -> None:
        """Removes an entry at once for everybody: it is moved away first."""
        with suppress(OSError):
            self._work.mkdir(mode=0o700, parents=True, exist_ok=True)
            away = Path(tempfile.mkdtemp(dir=self._work))
            folder.rename(away / folder.name)
            shutil.rmtree(away, ignore_errors=True)

    def _sweep(self) -> None:
        with suppress(OSError):
            newest = max((path.stat().st_mtime for path in self._work.iterdir()), default=0.0)
            for path in self._work.iterdir():
                if path.stat().st_mtime < newest - _ABANDONED:
                    shutil.rmtree(path, ignore_errors=True)


def _use(folder: Path) -> tuple[float, int, Path]:
    """When an entry was used last, its bytes, and the entry; one without a manifest was never used."""
    size, used = 0, 0.0
    with suppress(OSError), os.scandir(folder) as files:
        for file in files:
            status = file.stat()
            size += status.st_size
            if file.name == _MANIFEST:
                used = status.st_mtime
    return used, size, folder


def digest_of(*parts: bytes | str) -> str:
    """A name for the parts, each of them whole."""
    digest = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.hexdigest()


def default_store() -> Store | None:
    """The user's own store: the folder that `$HLOOM_CACHE_DIR` names, else `hloom/jit` in the user's cache folder.

    None where the variable is `off` (or empty), or where the folder is not the user's alone: what others could have
    put there would be run.
    """
    given = os.environ.get(DIRECTORY_VARIABLE)
    if given is not None and given.strip().lower() in _OFF:
        return None
    if given is None:
        import platformdirs

        root = Path(platformdirs.user_cache_dir("hloom", appauthor=False)) / "jit"
    else:
        root = Path(given).expanduser()
    return Store(root, _limit()) if _is_ours(root) else None


def _limit() -> int:
    given = os.environ.get(LIMIT_VARIABLE, "")
    return int(given) if given.isdecimal() else _DEFAULT_LIMIT


def _is_ours(root: Path) -> bool:
    """Whether the folder, which is made if need be with mode 0700, belongs to the user and nobody else may write."""
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = root.stat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    ours = status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if not ours:
        warnings.warn(f"{root} is not used as a cache: others may write to it", RuntimeWarning, stacklevel=2)
    return ours
