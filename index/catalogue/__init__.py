"""The catalogue: creators, accounts, figures, posts and embeddings in a relational database, the one truth behind every index."""
