"""What a built thing depends on besides its input: hloom itself, plugins, and the processor."""

from __future__ import annotations

import os
import platform
from functools import cache
from importlib.metadata import entry_points, version
from pathlib import Path

from .store import digest_of

_ROOMS = Path(__file__).resolve().parent.parent.parent
_SUFFIXES = (".py", ".mlir", ".lark")
_PLUGINS = ("hloom.dialects", "hloom.passes", "hloom.targets")


@cache
def program_identity() -> str:
    """Names this hloom with the libraries and plugins that it works with.

    Its own files are known by size and time, so that changing one of them is enough to build anew.
    """
    libraries = [f"{name} {version(name)}" for name in ("hloom", "xdsl", "numpy", "ml-dtypes")]
    plugins = [
        f"{group} {plugin.name} {plugin.value} {plugin.dist.version if plugin.dist else ''}"
        for group in _PLUGINS
        for plugin in entry_points(group=group)
    ]
    return digest_of(*libraries, *plugins, *_files())


def _files() -> list[str]:
    found: list[str] = []
    for room in ("dialects", "passes", "lowering"):
        for folder, folders, names in os.walk(_ROOMS / room):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            for name in sorted(names):
                if name.endswith(_SUFFIXES):
                    path = os.path.join(folder, name)
                    status = os.stat(path)
                    found.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return found


@cache
def processor() -> str:
    """Names the processor's kind and features, as far as they change what a compiler makes for it."""
    features = ""
    try:
        with open("/proc/cpuinfo", encoding="ascii", errors="replace") as lines:
            features = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    except OSError:
        features = platform.processor()
    return digest_of(platform.system(), platform.machine(), features)
