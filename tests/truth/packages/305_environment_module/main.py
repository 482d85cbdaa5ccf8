# run:
# run: CLAUDE_GEO=us
# exact: region
"""A module that prepares the environment runs before the rest."""
import environment  # noqa: F401  (must come first)
import chat

if __name__ == "__main__":
    chat.say("hello")
