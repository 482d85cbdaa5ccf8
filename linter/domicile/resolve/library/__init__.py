"""What Python's builtins and library, and other packages, do with what they are handed."""
