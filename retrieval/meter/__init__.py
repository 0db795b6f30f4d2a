"""How many creators match, and what changing a requirement would buy."""
