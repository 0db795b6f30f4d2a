"""How many creators, of which size by word, and of which gender."""
