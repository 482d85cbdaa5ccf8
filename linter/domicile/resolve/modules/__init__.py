"""Modules of the tree: their top levels, what they import, what they set in the environment."""
