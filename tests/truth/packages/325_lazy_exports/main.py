# run:
# exact: platform, model, geo, region, pair
"""A package whose names are loaded when somebody asks for them."""
from toolkit import *  # noqa: F403
import toolkit

answer("hello")  # noqa: F405
toolkit.Chat().say("hello")
