"""Algorithms on arrays that StableHLO and linalg_ext share: sorting, scattering, transforms, factorisations, bits."""
