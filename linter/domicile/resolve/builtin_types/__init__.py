"""Dicts, lists, sets and texts: how they are held, and what their methods do."""
