"""Embedders behind one interface, langchain-core's `Embeddings`; each library is imported by its own leaf module only."""
