"""Briefs that come as files: text, Markdown, Word, PDF, PowerPoint, Excel, e-mail and web pages become the text of a brief."""
