"""Rates of exchange: the European Central Bank's, fixed pegs, and those that the team gives."""
