# exact: platform, model, geo, region
"""Enums and a constants class in settings.py, looked up by member, name and iteration."""

from bench import compare

compare.best()
compare.everyone()
