"""The argument parser of all tools: argparse, with errors in one line and LLVM's ways of writing flags."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from rich_argparse import RawDescriptionRichHelpFormatter


class UsageError(Exception):
    """A command line that asks for what there is not; `help` may name what was meant."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.help = help


class Parser(argparse.ArgumentParser):
    """An argument parser that raises `UsageError`, and knows flags whose value may be left out.

    As in LLVM's tools, a value of such a flag comes after `=` only (`--verify-each=false`), and every long flag may be
    written with one dash.
    """

    bare: dict[str, str]

    def __init__(self, **keywords: Any) -> None:
        super().__init__(formatter_class=RawDescriptionRichHelpFormatter, allow_abbrev=False, **keywords)
        self.bare = {}

    def flag(self, name: str, help: str, *, default: bool = False) -> None:
        """`--name`, `--name=true` or `--name=false`."""
        self.optional(name, "true", help, type=boolean, default=default)

    def optional(self, name: str, bare: str, help: str, **keywords: Any) -> None:
        """`--name=VALUE`, or a bare `--name` that means `--name=BARE`."""
        self.bare[name] = bare
        self.add_argument(name, metavar="", help=help, **keywords)

    def several(self, name: str, metavar: str, help: str) -> None:
        """`--name=VALUE`, as often as wanted."""
        self.add_argument(name, action="append", default=[], metavar=metavar, help=help)

    def number(self, name: str, help: str) -> None:
        """`--name=N`; None where it is not given."""
        self.add_argument(name, type=int, metavar="N", help=help)

    def read(self, arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
        """The arguments that the parser knows, and the rest."""
        return self.parse_known_args([self._spelled_out(argument) for argument in arguments])

    def _spelled_out(self, arg: str) -> str:
        if len(arg) > 2 and arg[0] == "-" and arg[1].isalpha() and arg[2] != "=":
            arg = "-" + arg
        return f"{arg}={self.bare[arg]}" if arg in self.bare else arg

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, f"see '{self.prog} --help'")

    def reject(self, argument: str, known: Iterable[str] = ()) -> NoReturn:
        """Reports an argument that nobody knows, with the nearest of the parser's flags and of `known`."""
        from difflib import get_close_matches

        name = argument.partition("=")[0]
        near = get_close_matches(name, [*self._option_string_actions, *known], n=1)
        help = f'did you mean "{near[0]}"?' if near else f"see '{self.prog} --help'"
        raise UsageError(f"unknown argument '{name}'", help)


def boolean(text: str) -> bool:
    """`true`, `false`, `1` or `0`."""
    if text.lower() not in {"true", "false", "1", "0"}:
        raise argparse.ArgumentTypeError(f"'{text}' is invalid value for boolean argument! Try 0 or 1")
    return text.lower() in {"true", "1"}


def names(text: str) -> list[str]:
    """A list of names set apart by commas."""
    return [part.strip() for part in text.split(",") if part.strip()]
