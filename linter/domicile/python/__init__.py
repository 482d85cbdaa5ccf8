"""Front end for Python: source text to the intermediate representation, through LibCST."""
