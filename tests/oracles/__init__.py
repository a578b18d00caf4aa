"""Who knows what StableHLO programs mean: XLA through JAX, and jaxlib's reference interpreter."""
