"""Custom forms of xDSL's ops where xDSL prints another text than upstream MLIR, or none.

`FORMS` maps an op's name to a function that prints what follows the name; `FORMATS` to an `assembly_format`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from . import control, functions, structured

if TYPE_CHECKING:
    from ...printer import Printer

FORMS: dict[str, Callable[[Any, Printer], None]] = {**control.FORMS, **functions.FORMS, **structured.FORMS}

FORMATS: dict[str, str] = {
    "memref.alloca_scope.return": "attr-dict ($ops^ `:` type($ops))?",
    "memref.cast": "$source attr-dict `:` type($source) `to` type($dest)",
    "memref.copy": "$source `,` $destination attr-dict `:` type($source) `to` type($destination)",
    "memref.extract_aligned_pointer_as_index": "$source attr-dict `:` type($source) `->` type(results)",
    "memref.memory_space_cast": "$source attr-dict `:` type($source) `to` type($dest)",
    "memref.rank": "$source attr-dict `:` type($source)",
    "scf.reduce.return": "$result attr-dict `:` type($result)",
    "tensor.empty": "`(` $dynamic_sizes `)` attr-dict `:` type($tensor)",
}
