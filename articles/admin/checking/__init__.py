"""Read and check: each sentence of a version beside its fact, its source and its quote."""

PAGES = []
