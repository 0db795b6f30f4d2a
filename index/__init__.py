"""Creators in, a searchable catalogue out: records, loading, the catalogue, embedding, published generations and search over them."""
