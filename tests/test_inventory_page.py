"""The HTML inventory in a real browser: what an auditor sees, filters and sorts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import headless_browser
import pytest
from sample_report import REPORT

from domicile.calls import Location, Values
from domicile.report.inventory_html import render
from domicile.report.text import Style
from domicile.span import Span

_HOSTILE = '"><img src=x onerror="document.title=1"></script><script>document.title=2</script>'
_CALL = REPORT.calls[0]
_ODD = _CALL._replace(
    call=replace(
        _CALL.call,
        location=Location(f"zz/{_HOSTILE}.py", Span(1, 1, 1, 2)),
        model=Values((_HOSTILE,), complete=True),
    ),
    workspace=_HOSTILE,
)
PAGE = render(REPORT._replace(calls=(*REPORT.calls, _ODD)), Style())


class Outline(HTMLParser):
    """The elements of a page and what they would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loaded += [value or "" for key, value in attrs if key in ("src", "href")]


def test_the_page_needs_nothing_else_and_quotes_everything() -> None:
    outline = Outline()
    outline.feed(PAGE)
    assert outline.loaded == []
    assert outline.tags.count("script") == 1
    assert "img" not in outline.tags
    assert outline.tags.count("tr") == 1 + 5
    assert PAGE.isascii()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[headless_browser.Page]:
    executable = headless_browser.find()
    if executable is None:
        pytest.skip(f"no browser: none of {', '.join(headless_browser.NAMES)} is installed")
    folder = tmp_path_factory.mktemp("browser")
    (folder / "inventory.html").write_text(PAGE, "utf-8")
    opened = headless_browser.Page(executable, folder / "profile")
    opened.open(folder / "inventory.html")
    yield opened
    opened.close()


SHOWN = (
    "[...document.querySelectorAll('#calls tr:not([hidden]) td:first-child code')]"
    ".map(each => each.textContent)"
)
COUNT = "document.getElementById('count').textContent"
CHAT, JOB, BATCH, CELL, ODD = (
    "app/chat.py:8:13",
    "app/services/background/nightly_summaries.py:3:9",
    "app/services/background/nightly_summaries.py:40:1",
    "notebooks/trial.ipynb:cell 3:2:1",
    f"zz/{_HOSTILE}.py:1:1",
)


def choose(key: str, value: str) -> str:
    return (
        f"{{const s = document.querySelector('select[data-key={key}]'); s.value = {value!r};"
        "s.dispatchEvent(new Event('change'))}"
    )


def search(text: str) -> str:
    return (
        f"{{const s = document.getElementById('search'); s.value = {text!r};"
        "s.dispatchEvent(new Event('input'))}"
    )


@pytest.mark.parametrize(
    ("action", "shown"),
    [
        ("0", [CHAT, JOB, BATCH, CELL, ODD]),
        (search("nightly"), [JOB, BATCH]),
        (search("Vertex batches"), [BATCH]),
        (search("no such thing"), []),
        (choose("geo", "us"), [JOB]),
        (choose("geo", "?"), [CELL]),
        (choose("geo", "region:europe-west1"), [BATCH]),
        (choose("platform", "bedrock"), [JOB]),
        (choose("workspace", "none"), [JOB, CELL]),
        ("document.getElementById('open').click()", [JOB, CELL]),
        (search("app/") + choose("workspace", "prod"), [CHAT]),
    ],
)
def test_filters(page: headless_browser.Page, action: str, shown: list[str]) -> None:
    page.evaluate("document.getElementById('reset').click()")
    page.evaluate(action)
    assert page.evaluate(SHOWN) == shown
    assert page.evaluate(COUNT) == f"{len(shown)} of 5 shown"


def test_sorting(page: headless_browser.Page) -> None:
    page.evaluate("document.getElementById('reset').click()")
    where = "document.querySelector('thead th button').click()"
    page.evaluate(where)
    assert page.evaluate(SHOWN) == [CHAT, JOB, BATCH, CELL, ODD]
    page.evaluate(where)
    assert page.evaluate(SHOWN) == [ODD, CELL, BATCH, JOB, CHAT]


def test_reasons_open(page: headless_browser.Page) -> None:
    page.evaluate("document.querySelector('details summary').click()")
    text = page.evaluate("document.querySelector('details[open]').innerText")
    assert "is a parameter of `ask()`: 1 caller seen" in text


def test_nothing_quoted_runs_and_nothing_is_fetched(page: headless_browser.Page) -> None:
    assert page.evaluate("document.title") == "Claude calls: where inference can run"
    methods = [event["method"] for event in page.events]
    assert methods.count("Network.requestWillBeSent") == 1
    assert not {"Runtime.exceptionThrown", "Log.entryAdded"} & set(methods)
