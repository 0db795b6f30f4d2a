"""The budget: which amount, for what, in which currency."""
