"""The sample world: which orders a practice CA starts with. Made from a seed, dated from the clock's now."""
