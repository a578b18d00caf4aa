"""From `linalg` ops on memrefs to loops: schedules, fusion of nests, the code (stage `buffers` to `loops`)."""
