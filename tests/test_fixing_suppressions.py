"""Suppressions that silence nothing, removed: the comment, its line, or one of its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from domicile.fix.loop import fixed
from domicile.pipeline import Options, analyse

HEAD = "from anthropic import Anthropic\nclient = Anthropic()\n"
OLD = 'model="claude-haiku-4-5"'
NEW = 'model="claude-opus-4-7"'
USED = f'client.messages.create({OLD}, inference_geo="us")'
FINE = f"client.messages.create({NEW})"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{FINE}  # domicile: ignore[GEO101] old\n", f"{FINE}\n"),
        (f"{FINE}# domicile: ignore[GEO101] old\n", f"{FINE}\n"),
        (f"{FINE}  #domicile: ignore[GEO101] old   \n", f"{FINE}\n"),
        (f"# domicile: ignore[GEO101] old\n{FINE}\n", f"{FINE}\n"),
        (
            f"if 1:\n    # domicile: ignore[GEO101] old\n    {FINE}\n",
            f"if 1:\n    {FINE}\n",
        ),
        (
            f"client.messages.create(\n    # domicile: ignore[unsupported-model] x\n    {NEW}\n)\n",
            f"client.messages.create(\n    {NEW}\n)\n",
        ),
        # other pragmas of the same line stay
        (f"{FINE}  # noqa: E501  # domicile: ignore[GEO101] old\n", f"{FINE}  # noqa: E501\n"),
        (f"{FINE}  # domicile: ignore[GEO101] old  # noqa: E501\n", f"{FINE}  # noqa: E501\n"),
        # several rules
        (
            f"{USED}  # domicile: ignore[GEO101, GEO201] old\n",
            f"{USED}  # domicile: ignore[GEO101] old\n",
        ),
        (
            f"{USED}  # domicile: ignore[GEO201,GEO101,GEO202] old\n",
            f"{USED}  # domicile: ignore[GEO101] old\n",
        ),
        (
            f"{USED}  # domicile: ignore[GEO999, GEO101] old\n",
            f"{USED}  # domicile: ignore[GEO101] old\n",
        ),
        (
            f"{USED}  # domicile: ignore[GEO999, GEO201, GEO101] old\n",
            f"{USED}  # domicile: ignore[GEO101] old\n",
        ),
        (f"{FINE}  # domicile: ignore[GEO201, GEO101] old\n", f"{FINE}\n"),
        # malformed ones
        (f"{FINE}  # domicile: ignore[GEO101]\n", f"{FINE}\n"),
        (f"{FINE}  # domicile: ignore\n", f"{FINE}\n"),
        # at the end of the text, and on a line of its own there
        (f"{FINE}\n# domicile: ignore[GEO101] old", f"{FINE}\n"),
        (f"{FINE}  # domicile: ignore[GEO101] old", f"{FINE}"),
        # used, or no comment at all
        (f"{USED}  # domicile: ignore[GEO101] old\n", ...),
        (f'{FINE}\nx = "# domicile: ignore[GEO101] old"\n', ...),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_removal(
    before: str, after: object, newline: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source, wanted = (
        f"{HEAD}{text}".replace("\n", newline)
        for text in (before, before if after is ... else str(after))
    )
    Path("app.py").write_bytes(source.encode())
    options = Options(cache=False)
    done = fixed(options, analyse(options), unsafe=False)
    assert [change.after.decode() for change in done.changes] == ([] if after is ... else [wanted])
    assert done.report.findings == ()


def test_what_only_the_fixed_call_needed_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second round removes the suppression that the first one left without a finding."""
    monkeypatch.chdir(tmp_path)
    call = 'AnthropicBedrock(aws_region="us-east-1").messages.create(model="claude-opus-4-7"{})'
    head = "from anthropic import AnthropicBedrock\n"
    before = call.format(', inference_geo="us"')
    text = f"{head}{before}\n{before}  # domicile: ignore[GEO201] the proxy reads it\n"
    Path("app.py").write_text(text)
    options = Options(cache=False)
    done = fixed(options, analyse(options), unsafe=False)
    assert [change.after.decode() for change in done.changes] == [
        text.replace(before, call.format(""), 1)
    ]
