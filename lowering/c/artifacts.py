"""Compiled programs that are kept: a text that was compiled before is a function again in milliseconds.

There are two levels. A *program* is found by its text and by all that decides what C it becomes: hloom, plugins,
options, compiler, processor. An *object* is found by its C and by all that decides what machine code that becomes, so
that two texts with the same C share one.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hloom.dialects.diagnostics import Source

from ..cache import Entry, Store, default_store
from ..cache.identity import processor, program_identity
from ..cache.store import digest_of
from ..progress import progress
from . import Profile, Sources
from .build import Compiler, build_shared, find_compiler, temporary_directory
from .executable import CExecutable
from .interface import Interface

_OBJECT = "module.so"
Say = Callable[[str], None]


def compile_program(source: Source, make: Callable[[], Sources], profile: Profile) -> CExecutable:
    """The program in `source` as a function; `make` gives its C if nobody has compiled it before.

    Raises `NoCompiler` where there is none, and what `make` and the compiler raise.
    """
    compiler, store = find_compiler(), default_store()
    with progress(f"compiling {source.name}") as say:
        if store is None:
            return compile_sources(make(), profile, say)
        key = digest_of("program", source.text, program_identity(), *_toolchain(compiler, profile))
        if (found := _find_program(store, key, source)) is not None:
            return found
        with store.building(key):
            found = _find_program(store, key, source)
            return found or _make_program(store, key, make(), compiler, profile, say)


def compile_sources(sources: Sources, profile: Profile, say: Say | None = None) -> CExecutable:
    """The function of a module's C; its object is kept where there is a store."""
    compiler, store = find_compiler(), default_store()
    _, library = _object(store, sources, compiler, profile, say)
    return CExecutable(Interface.of(sources), library, sources.constants)


def write_shared(sources: Sources, output: Path, profile: Profile) -> None:
    """The shared object of a module's C as the file `output`. Raises an error with the compiler's own first one."""
    compiler, store = find_compiler(), default_store()
    if store is None:
        build_shared(sources, output, profile, compiler)
        return
    key = _object_key(sources, compiler, profile)
    entry = store.find(key)
    output.write_bytes(entry.files[_OBJECT] if entry is not None else _build(store, key, sources, compiler, profile))


# Programs.


def _find_program(store: Store, key: str, source: Source) -> CExecutable | None:
    entry = store.find(key)
    if entry is None:
        return None
    try:
        interface = Interface.from_json(entry.metadata["interface"], source)
        library = _open_kept(store, str(entry.metadata["object"]))
    except (KeyError, TypeError, ValueError):
        return None
    return CExecutable(interface, library, entry.files.get("module.bin")) if library is not None else None


def _make_program(
    store: Store, key: str, sources: Sources, compiler: Compiler, profile: Profile, say: Say
) -> CExecutable:
    object_key, library = _object(store, sources, compiler, profile, say)
    interface = Interface.of(sources)
    files = {} if sources.constants is None else {"module.bin": sources.constants}
    store.put(key, {"interface": interface.as_json(), "object": object_key}, files)
    return CExecutable(interface, library, sources.constants)


# Objects.


def _object(
    store: Store | None, sources: Sources, compiler: Compiler, profile: Profile, say: Say | None
) -> tuple[str, ctypes.CDLL]:
    """The shared object of a module's C, opened, and its key."""
    key = _object_key(sources, compiler, profile)
    if store is None:
        return key, _open_copy(_build(None, key, sources, compiler, profile, say))
    library = _open_kept(store, key)
    if library is None:
        content = _build(store, key, sources, compiler, profile, say)
        library = _open_kept(store, key) or _open_copy(content)
    return key, library


def _build(
    store: Store | None,
    key: str,
    sources: Sources,
    compiler: Compiler,
    profile: Profile,
    say: Say | None = None,
) -> bytes:
    if say is not None:
        say(f"compiling {sources.lines} lines of C with {compiler}")
    with temporary_directory() as work:
        build_shared(sources, work / _OBJECT, profile, compiler)
        content = (work / _OBJECT).read_bytes()
    if store is not None:
        store.put(key, {}, {_OBJECT: content})
    return content


def _open_kept(store: Store, key: str) -> ctypes.CDLL | None:
    entry: Entry | None = store.find(key)
    if entry is None:
        return None
    try:
        return ctypes.CDLL(str(entry.folder / _OBJECT))
    except OSError:  # let go by another process at this moment, or on a disk from which nothing may be run
        return _open_copy(entry.files[_OBJECT])


def _open_copy(content: bytes) -> ctypes.CDLL:
    with temporary_directory() as work:
        path = work / _OBJECT
        path.write_bytes(content)
        return ctypes.CDLL(str(path))


def _object_key(sources: Sources, compiler: Compiler, profile: Profile) -> str:
    return digest_of("object", sources.source, sources.header, *_toolchain(compiler, profile))


def _toolchain(compiler: Compiler, profile: Profile) -> list[str]:
    machine: list[Any] = [profile, compiler.identity, processor(), *compiler.flags(profile)]
    return list(map(str, machine))
