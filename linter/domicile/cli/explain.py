"""`domicile explain` and `domicile rules`: what the rules mean."""

from __future__ import annotations

import click

from domicile.cli.helping import complete_rules, sentence
from domicile.cli.options import format_option
from domicile.cli.output import emit
from domicile.cli.running import policy_of
from domicile.cli.terminal import terminal_style

_FORMATS = ("text", "markdown")


@click.command()
@click.argument("rule", shell_complete=complete_rules)
@click.option("--policy", type=click.Path(), metavar="FILE", help="The policy with custom rules.")
@format_option(_FORMATS)
def explain(rule: str, policy: str | None, output_format: str) -> None:
    """Show the documentation of RULE, an id (GEO101) or a name (unsupported-model)."""
    from domicile import rulebook
    from domicile.report import rule_markdown, rule_page

    try:
        found = rulebook.explain(rule, policy_of(policy).custom_rules)
    except rulebook.UnknownRuleError as error:
        raise click.UsageError(sentence(str(error))) from error
    if output_format == "markdown":
        emit(rule_markdown.page(found))
    else:
        emit(rule_page.render(found, terminal_style()))


@click.command()
@click.option("--policy", type=click.Path(), metavar="FILE", help="The policy with custom rules.")
def rules(policy: str | None) -> None:
    """List every rule: id, name, default severity and what it is about."""
    from domicile import rulebook
    from domicile.report.rule_page import render_list

    emit(render_list(rulebook.load(policy_of(policy).custom_rules), terminal_style()))
