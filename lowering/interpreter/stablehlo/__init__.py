"""StableHLO on NumPy arrays, by family of ops; the spec's section of each op is named after the op."""
