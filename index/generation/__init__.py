"""Published generations: immutable folders that answer searches, memory-mapped, made from the catalogue and put in place by one rename."""
