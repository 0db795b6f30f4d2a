"""Which creators a message is about."""
