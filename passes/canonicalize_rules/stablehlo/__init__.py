"""Canonicalization of StableHLO. Every rule holds bit for bit: for NaN, -0, infinities and integers that wrap."""
