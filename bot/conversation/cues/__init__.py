"""The words by which people ask for things, language by language, and how they are found."""
