"""Conversations about the sixteen coffee creators, whose channels have weekly lists."""

from tests.bot.conversation.conftest import begun, listed, migrated, office, talk

__all__ = ["begun", "listed", "migrated", "office", "talk"]
