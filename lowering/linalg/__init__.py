"""From StableHLO to kernels of linalg ops (stage `stablehlo` to `linalg`).

A block of ops is read into a graph of tensor expressions (`graph`, `reading`); `fusion` decides which of them are
stored and which are computed where they are used; `grouping` makes kernels of the nests; `nests` writes a nest as a
`linalg.generic`, `outlining` a kernel as a function, `entry` what is left of the block.
"""
