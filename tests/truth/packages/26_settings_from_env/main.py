# run:
# run: APP_MODEL=claude-haiku-4-5
# run: APP_MODEL=claude-opus-4-7 APP_GEO=us
# exact: platform, region
"""Settings read from the environment once, with defaults; the geo only where one is set."""

from app.chat import chat

chat("x")
