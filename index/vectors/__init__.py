"""The vector store, Chroma: every passage's raw vector, one collection for each language. Only a writer opens the embedded one."""
