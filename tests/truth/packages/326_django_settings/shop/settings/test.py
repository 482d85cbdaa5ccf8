CLAUDE_GEO = "global"

from .base import *  # noqa: E402, F403

CLAUDE_MODEL = CLAUDE_MODEL.replace("opus-4-7", "sonnet-4-6")  # noqa: F405
