"""A conversation about a brief: what each message asks for, and what is remembered."""
