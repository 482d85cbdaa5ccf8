"""The facts, catalogue and rules that Domicile ships: data, read by `importlib.resources`."""
