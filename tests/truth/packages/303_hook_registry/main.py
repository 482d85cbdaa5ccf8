# run:
# exact: platform, region
"""Request hooks are registered by decorators in a module that is imported for its effect."""
import residency  # noqa: F401
from llm import ask

if __name__ == "__main__":
    ask("q")
