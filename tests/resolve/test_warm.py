"""Which functions of a tree may lead to a call: those whose names begin with `hot`."""

from __future__ import annotations

from textwrap import dedent

import pytest

from domicile.chunks import flat
from domicile.resolve.relevance.spelled import near_sdk
from domicile.resolve.relevance.warm import MOST_WHOLE, Warmth

from .program import machine_of, run_of

TREES = {
    "what spells a call, and what mentions that": {
        "app.py": """
            import anthropic
            client = anthropic.Anthropic()
            def hot(): return client.messages.create(model="opus")
            def hot_caller(): return hot()
            def hot_second(): hot_caller()
            def cold(): return 1
        """
    },
    "callers in other files": {
        "llm.py": """
            import anthropic
            def hot_ask(): return anthropic.Anthropic().messages.create()
            def cold(): return 1
        """,
        "app.py": """
            from llm import hot_ask, cold
            def hot(): return hot_ask()
            def colder(): return cold()
        """,
    },
    "methods, by their names": {
        "app.py": """
            import anthropic
            class Bot:
                def __init__(self): self.client = anthropic.Anthropic()
                def hot_send(self): return self.client.messages.create()
                def cold(self): return 1
            def hot(): Bot().hot_send()
            def cold_one(): return Bot().cold()
        """
    },
    "what is kept in an attribute": {
        "app.py": """
            import anthropic
            class Bot:
                def __init__(self): self.ask = anthropic.Anthropic().messages.create
                def cold(self): return self.name
            def hot(bot): return bot.ask()
        """
    },
    "what keeps a resource under any name": {
        "app.py": """
            import anthropic
            class Kept:
                def __init__(self, inner): self._m = inner
                def hot_create(self): return self._m.create()
                def cold(self): return self._m.list()
            class Client:
                def hot_init(self): self.messages = Kept(self._base.messages)
            class Other:
                def __init__(self, inner): self._m = inner
                def cold_create(self): return self._m.create()
        """
    },
    "what is read from the SDK's own classes": {
        "app.py": """
            from anthropic import Anthropic
            from anthropic.resources import Messages
            class Pinned(Messages):
                def hot_create(self): return super().create()
                def cold(self): return super().list()
            class Client(Anthropic):
                def hot_resource(self): return self.messages
                def cold(self): return self.models
        """
    },
    "by a name that is a string": {
        "app.py": """
            import anthropic
            def hot(): return getattr(anthropic.Anthropic(), "messages")
            def hot_caller(module): return getattr(module, "hot")()
            def cold(): return "messages"
        """
    },
    "a common name, far from an SDK": {
        "app.py": """
            import openai
            def hot(sender): return sender.messages.create()
            def cold(self): return self.messages
            def colder(client): return client.chat.completions.create()
        """
    },
    "an operation on what is imported from a file near the SDK": {
        "clients.py": """
            import anthropic
            client = anthropic.Anthropic()
        """,
        "app.py": """
            from clients import client
            def hot(): return client.messages.create()
        """,
    },
}


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_what_may_lead_to_a_call(tree: dict[str, str]) -> None:
    files = {path: dedent(text) for path, text in tree.items()}
    machine = machine_of(files)
    runs = Warmth(machine).spread(sorted(files))
    functions = {
        part.name: id(part) in machine.warm
        for run in runs
        for part, _ in flat(run.module.chunks)
        if part.kind == "function" and part.name and not part.name.startswith("__")
    }
    assert functions == {name: name.startswith("hot") for name in functions}
    assert functions


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        *((name, True) for name in ("client.py", "uses.py", "uses_listed.py", "uses_broken.py")),
        ("far.py", False),
        ("other.py", False),
    ],
)
def test_a_file_is_near_that_imports_the_sdk_or_a_file_that_does(path: str, expected: bool) -> None:
    files = {
        "client.py": "import anthropic\n",
        "uses.py": "def f():\n    import client\n",
        "listed.py": "import os, anthropic\n",
        "uses_listed.py": "import listed\n",
        "broken.py": "import os, \\\n  anthropic\n",
        "uses_broken.py": "import broken\n",
        "far.py": "import uses\n",
        "other.py": "import anthropology\n",
    }
    machine = machine_of(files)
    assert near_sdk(machine, run_of(machine, path)) is expected


SERVICE = {
    "service/settings.py": "GEO = None",
    "service/llm.py": """
        import anthropic
        from service import settings
        def hot(): return anthropic.Anthropic().messages.create(inference_geo=settings.GEO)
    """,
    "service/boot.py": """
        from service import settings
        def configure(): settings.GEO = "us"
    """,
    "service/main.py": """
        from service import boot
        boot.configure()
    """,
}
BESIDE = {f"other/m{number}.py": "" for number in range(MOST_WHOLE)}
CONNECTED = dict.fromkeys(BESIDE, "import service.settings")


@pytest.mark.parametrize(
    ("others", "expected"),
    [({}, True), (BESIDE, True), (CONNECTED, False)],
    ids=["a small tree", "a small part of a large tree", "a part that is large itself"],
)
def test_all_that_imports_connect_is_in_play(others: dict[str, str], expected: bool) -> None:
    files = {path: dedent(text) for path, text in (SERVICE | others).items()}
    runs = Warmth(machine_of(files)).spread(["service/llm.py"])
    in_play = {run.path for run in runs}
    assert ({"service/boot.py", "service/main.py"} <= in_play) is expected
