"""Checking a message against the record and the brief. Shares no code with what writes messages: it reads numbers, days, names, links and
quotations for itself."""
