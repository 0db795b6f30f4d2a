"""What a model says that a brief holds, held to the text and joined with what the rules read."""
