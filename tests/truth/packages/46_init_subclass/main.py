# run: haiku
# run: opus
# exact: platform, region, geo
"""Subclasses register themselves by __init_subclass__ with keywords of the class statement."""

import sys

import zoo.members  # noqa: F401
from zoo.base import Animal

Animal.named(sys.argv[1])().speak("x")
