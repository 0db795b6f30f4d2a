"""From a message to the one command that it is."""
