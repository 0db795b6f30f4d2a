"""How days and times are said in each of the four languages."""
