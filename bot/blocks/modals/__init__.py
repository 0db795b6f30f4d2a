"""Windows that Slack opens over a conversation, and what is read from them."""
