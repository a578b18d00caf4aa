"""CHLO: what clients of StableHLO say in one op, to be expanded into StableHLO's own (ChloOps.td).

Tensors may be unranked here, and the `broadcast_` ops broadcast as NumPy does, or by `broadcast_dimensions`.
"""

from xdsl.ir import Dialect

from hloom.dialects.stablehlo import ops_of

from . import broadcast, data, elementwise, ragged_dot, scan
from .broadcast import ComparisonDirectionAttr, ComparisonTypeAttr
from .ragged_dot import PrecisionAttr, RaggedDotDimensionNumbersAttr

DIALECT = Dialect(
    "chlo",
    [op for family in (elementwise, broadcast, data, ragged_dot, scan) for op in ops_of(vars(family))],
    [ComparisonDirectionAttr, ComparisonTypeAttr, PrecisionAttr, RaggedDotDimensionNumbersAttr],
)
