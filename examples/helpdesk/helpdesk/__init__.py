"""A small service that triages, answers and summarizes support tickets with Claude."""
