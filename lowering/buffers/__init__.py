"""From tensors to memory: which buffer each tensor lives in (stage `linalg` to `buffers`)."""
