# run: summarize x
# run: summarize --model claude-sonnet-5 --us x
# run: translate --quality best x
# exact: platform, region, geo
"""Subcommands with choices and defaults, parsed in one module and used in others."""

from cli.parser import parse
from cli import commands

options = parse()
table = {"summarize": commands.summarize, "translate": commands.translate}
table[options.command](options)
