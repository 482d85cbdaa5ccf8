"""Jupyter notebooks: their code cells as one Python text, and edits back into their JSON."""
