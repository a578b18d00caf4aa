"""linalg on tensors and memrefs: indexing maps become views over the iteration space, bodies run lifted on them."""
