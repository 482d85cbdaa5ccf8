"""A global that is bound twice is read in between, by a module that its own module imports."""

import catalogue  # noqa: F401
