"""What is read once is one thing: its parts go together, whoever else may have set it."""

from __future__ import annotations

from textwrap import dedent

from domicile.calls import Call
from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

FILES = {
    "work/__init__.py": "",
    "work/config.py": """
        current = {"model": "claude-haiku-4-5"}

        def reload(**values):
            global current
            current = {**values}
    """,
    "work/pool.py": """
        import threading

        import anthropic

        from . import config

        class Pool:
            def __init__(self):
                self.client = anthropic.Anthropic()

            def _work(self):
                self.client.messages.create(max_tokens=3, messages=[], **config.current)

            def run(self):
                threads = [threading.Thread(target=self._work) for _ in range(2)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
    """,
    "main.py": """
        from work import config
        from work.pool import Pool

        pool = Pool()
        pool.run()
        config.reload(model="claude-opus-4-7", inference_geo="us")
        pool.run()
    """,
}


def _calls(files: dict[str, str]) -> tuple[Call, ...]:
    sources = {path: decode(dedent(text).encode()) for path, text in files.items()}
    project = Project(list(files), lambda path: load(path, sources[path]))
    return find_calls(project, list(files))


def test_a_splatted_dict_is_one_of_those_that_were_set() -> None:
    (call,) = _calls(FILES)
    pairs = {(str(variant.model), str(variant.geo)) for variant in call.variants}
    assert ("claude-haiku-4-5", "None") in pairs
    assert ("claude-opus-4-7", "us") in pairs
    assert ("claude-haiku-4-5", "us") not in pairs
