"""xDSL's memref dialect, with what it lacks of MLIR's (MemRefOps.td).

Its op classes cannot be derived from, and passes make them by name: so their definitions are completed in place, once,
when this dialect loads.
"""

from __future__ import annotations

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, DenseResourceAttr, UnitAttr
from xdsl.dialects.memref import GlobalOp, MemRef
from xdsl.ir import Dialect
from xdsl.irdl import OptPropertyDef, base


def _complete_global() -> None:
    """A global may be public, defined elsewhere, or have its value among the file's resources."""
    properties = GlobalOp.get_irdl_definition().properties
    properties["sym_visibility"] = OptPropertyDef(properties["sym_visibility"].constr)
    properties["initial_value"] = OptPropertyDef(
        base(UnitAttr) | base(DenseIntOrFPElementsAttr) | base(DenseResourceAttr)
    )


_complete_global()
DIALECT = Dialect("memref", list(MemRef.operations), list(MemRef.attributes))
