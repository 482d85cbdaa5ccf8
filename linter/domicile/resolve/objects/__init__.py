"""Classes of the tree and their instances: making them, their attributes and special methods."""
