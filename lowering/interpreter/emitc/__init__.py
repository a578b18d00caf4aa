"""emitc as C computes it: pointers are flat arrays, lvalues the Python text of a place, `ptrdiff_t` Python integers."""
