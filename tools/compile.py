"""Compile a program: to C, to a shared object, or to any stage on the way down.

Files are named by FILE's stem and written to the folder given with -o; a stage without -o goes to standard output.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from .console.arguments import Parser, UsageError
from .console.failures import FINE

if TYPE_CHECKING:
    from xdsl.dialects.builtin import ModuleOp

_C, _SHARED = "c", "so"
_STAGES = ("stablehlo", "linalg", "buffers", "loops", "emitc")


def add_arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="MLIR text (default: standard input)")
    parser.add_argument("-o", dest="output", metavar="DIR", help="the folder to write to; made if it is not there")
    emit = [*_STAGES, _C, _SHARED]
    parser.add_argument("--emit", choices=emit, default=_C, help="what to make (default: c)")
    profiles = ["portable", "native"]
    parser.add_argument(
        "--profile", choices=profiles, help="strict C99, or GCC and Clang's C (default with so: native)"
    )
    parser.flag("--shared", "the C and the shared object")


def execute(arguments: Namespace) -> int:
    text = arguments.emit in _STAGES
    if text and arguments.shared:
        raise UsageError("--shared goes with --emit=c")
    if not text and arguments.output is None:
        raise UsageError(f"--emit={arguments.emit} writes files: give a folder with -o")
    return _emit_stage(arguments) if text else _emit_c(arguments)


def _emit_stage(arguments: Namespace) -> int:
    from hloom.dialects.text.printer import print_op

    from .console.files import make_folder, write_text

    text = print_op(_lowered(arguments, arguments.emit))
    folder = arguments.output
    where = "-" if folder is None else str(make_folder(folder) / f"{_stem(arguments.file)}.{arguments.emit}.mlir")
    write_text(where, text)
    return FINE


def _emit_c(arguments: Namespace) -> int:
    from hloom.lowering.c import emit_c
    from hloom.lowering.c.artifacts import write_shared
    from hloom.lowering.c.build import write_files

    from .console.files import file_error, make_folder

    shared = arguments.shared or arguments.emit == _SHARED
    profile = arguments.profile or ("native" if shared else "portable")
    sources = emit_c(_lowered(arguments, "emitc"), _stem(arguments.file), profile)
    folder = make_folder(arguments.output)
    try:
        if arguments.emit == _C:
            write_files(sources, folder)
        if shared:
            write_shared(sources, folder / f"{sources.stem}.so", profile)
    except OSError as error:
        raise file_error(str(error.filename or folder), error) from None
    return FINE


def _lowered(arguments: Namespace, stage: str) -> ModuleOp:
    from hloom.api import new_context
    from hloom.lowering.stages import lower

    from .console.files import read_source
    from .console.programs import read_module, with_entry

    context = new_context()
    module, _ = with_entry(read_module(read_source(arguments.file), context))
    lower(module, context, stage)
    return module


def _stem(file: str) -> str:
    return "module" if file == "-" else Path(file).stem
