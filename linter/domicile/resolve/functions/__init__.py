"""Functions of the tree: whom a call reaches, what it passes, running bodies now or later."""
