"""What a function returns is not worked out where nobody asks, but what that changes is."""

from __future__ import annotations

from textwrap import dedent

import pytest

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

HEAD = """
from anthropic import Anthropic

class Settings:
    geo = "eu"

    def use(self, geo):
        self.geo = geo
        return self

    def twice(self):
        return self.use("us")

settings = Settings()

def get():
    return settings

def set_up(box):
    box["geo"] = "us"
    return box
"""

SEND = """
    Anthropic().messages.create(
        model="claude-opus-5", max_tokens=1, messages=[], inference_geo=geo
    )
"""

CHANGES = {
    "a function that changes what it is handed": """
        def wrap(box):
            return set_up(box)

        def main():
            box = {"geo": "eu"}
            wrap(box)
            geo = box["geo"]
    """,
    "within a comprehension, on a condition": """
        def wrap(box):
            if box:
                return [set_up(each) for each in [box]]

        def main():
            box = {"geo": "eu"}
            lost = wrap(box)
            geo = box["geo"]
    """,
    "a function within the function": """
        def nest(box):
            def run():
                box["geo"] = "us"
                return 1
            return run()

        def main():
            box = {"geo": "eu"}
            _ = nest(box)
            geo = box["geo"]
    """,
    "a method of the object itself": """
        def main():
            own = Settings()
            own.twice()
            geo = own.geo
    """,
    "a method of what a call gives": """
        def choose():
            return get().use("us")

        def main():
            choose()
            geo = settings.geo
    """,
    "a generator that is walked": """
        def steps(box):
            box["geo"] = "us"
            yield 1

        def walk(box):
            found = steps(box)
            return list(found)

        def main():
            box = {"geo": "eu"}
            walk(box)
            geo = box["geo"]
    """,
}


@pytest.mark.parametrize("program", CHANGES.values(), ids=CHANGES)
def test_what_a_result_changes_on_the_way(program: str) -> None:
    source = decode((HEAD + dedent(program).rstrip() + SEND).encode())
    project = Project(["app.py"], lambda path: load(path, source))
    (call,) = find_calls(project, ["app.py"])
    assert "us" in call.inference_geo.values
