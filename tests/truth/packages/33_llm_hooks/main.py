# exact: platform, region, geo
"""A base class calls hooks that subclasses in other modules fill in: client, model, extras."""

from llm.europe import EuropeanLLM
from llm.plain import PlainLLM

PlainLLM().complete("x")
PlainLLM(tier="large").complete("x")
EuropeanLLM().complete("y")
