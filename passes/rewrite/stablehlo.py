"""Pattern constructors of the StableHLO ops: `from hloom.passes.rewrite.stablehlo import add, transpose`."""

from .constructors import constructors

__getattr__ = constructors("stablehlo")
