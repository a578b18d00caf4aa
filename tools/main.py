"""The command line. A tool is a file of this room with `add_arguments(parser)` and `execute(arguments) -> exit code`.

`--help` and `--version` import no dialect, and a tool is imported when it is run.
"""

from __future__ import annotations

import atexit
import gc
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import ModuleType
from typing import cast

from .console.arguments import Parser, UsageError
from .console.failures import guarded

_NOT_TOOLS = frozenset({"__init__", "main"})
# Objects between two runs of the collector. Importing dialects makes many that all stay, and Python's 700 would have
# it look at them hundreds of times.
_COLLECT_EVERY = 100_000


def main(argv: Sequence[str] | None = None) -> int:
    """Runs `hloom` on `argv` (default: the process's arguments); returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        gc.set_threshold(_COLLECT_EVERY)
        atexit.register(gc.freeze)  # what is left then goes with the process
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                cast(TextIOWrapper, stream).reconfigure(encoding="utf-8", errors="surrogateescape")
    return guarded(arguments, lambda: _dispatch(arguments))


def main_opt(argv: Sequence[str] | None = None) -> int:
    """Runs `hloom-opt`, which is `hloom opt`."""
    if argv is None:
        sys.argv[1:1] = ["opt"]
        return main()
    return main(["opt", *argv])


def tool_names() -> list[str]:
    return sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem not in _NOT_TOOLS)


def _dispatch(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        return _top_level(arguments)
    name, rest = arguments[0], arguments[1:]
    if name not in tool_names():
        raise _unknown_tool(name)
    tool = _load(name)
    parser = Parser(prog=f"hloom {name}", description=tool.__doc__)
    tool.add_arguments(parser)
    parsed, extras = parser.read(rest)
    return tool.execute(_with_extras(parser, parsed, extras))


def _with_extras(parser: Parser, parsed: Namespace, extras: list[str]) -> Namespace:
    """Arguments that the parser does not know are an error, unless the tool has a default for `extras`."""
    if extras and not hasattr(parsed, "extras"):
        parser.reject(extras[0])
    parsed.extras, parsed.parser = extras, parser
    return parsed


def _load(name: str) -> ModuleType:
    return import_module(f"hloom.tools.{name}")


def _unknown_tool(name: str) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name, tool_names(), n=1)
    help = f'did you mean "{near[0]}"?' if near else f"the tools are {', '.join(tool_names())}"
    return UsageError(f"unknown tool '{name}'", help)


def _top_level(arguments: list[str]) -> int:
    if arguments and arguments[0] in {"--version", "-V"}:
        from importlib.metadata import version

        print(f"hloom {version('hloom')}")
        return 0
    parser = Parser(
        prog="hloom", description="XLA, woven in Python: reads, rewrites, lowers, runs and compiles StableHLO programs."
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    tools = parser.add_subparsers(metavar="TOOL", title="tools")
    for name in tool_names():
        summary = (_load(name).__doc__ or "").partition("\n")[0]
        tools.add_parser(name, help=summary)
    _, extras = parser.read(arguments)
    if extras:
        parser.reject(extras[0])
    parser.print_help(sys.stdout if arguments else sys.stderr)
    return 0 if arguments else 2
