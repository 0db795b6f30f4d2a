"""Taking the language out of the vectors: means of documents by language, and of generic briefs shipped in `sentences/`."""
