"""Days and months named in a text, and which of them are the campaign's."""
