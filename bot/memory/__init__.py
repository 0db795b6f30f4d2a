"""What a team remembers in the database: conversations, stored lists, decisions, exchange rates and preferences."""
