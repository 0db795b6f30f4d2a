"""Proofs of what a brief says in free words ("has a large dog"): by rules and vocabularies, from a creator's own words."""
