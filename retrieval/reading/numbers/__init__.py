"""Numbers as languages write and spell them."""
