# run:
# paths: src libs
# exact: platform, model, geo, region
"""A namespace package over two source roots."""
from corp.ai.complete import complete

complete("hello")
