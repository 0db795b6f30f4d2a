"""The ledger of a match: every requirement of the brief with its verdict and the proof that a client may see."""
