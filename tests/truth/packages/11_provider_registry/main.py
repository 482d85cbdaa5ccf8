# run: openai
# run: claude
# run: bedrock
# exact: platform, geo
"""A registry filled by a decorator in several modules, and looked up by name."""

import sys

import plugins.bedrock  # noqa: F401
import plugins.claude  # noqa: F401
import plugins.other  # noqa: F401
from plugins.registry import PROVIDERS

print(PROVIDERS[sys.argv[1]]().answer("x"))
