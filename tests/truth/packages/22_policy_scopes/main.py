# exact: platform, model, geo, region
"""A policy with scopes by path: what tools/ may do, the service may not."""

from service import answers
from tools import playground

answers.answer("x")
playground.play("y")
