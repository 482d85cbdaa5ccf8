from .base import *  # noqa: F403

DEBUG = False
CLAUDE_GEO = "us"
INSTALLED_APPS += ["sentry"]  # noqa: F405
