"""A generator that was made on some paths is not walked with what others have."""

from __future__ import annotations

from domicile.link import Project
from domicile.python.frontend import load
from domicile.resolve import find_calls
from domicile.source import decode

TEXT = """
import anthropic
class Claude:
    def complete(self, request):
        yield anthropic.Anthropic().messages.create(
            model=request["model"], max_tokens=1, messages=[]
        )
def provider(model):
    if model.startswith("gpt"):
        return Other()
    return Claude()
class Chat:
    def __init__(self, settings):
        self.settings = settings
    def answer(self):
        model = self.settings.get("model", "gpt-4")
        request = {"model": model}
        return provider(model).complete(request)
"""


def test_what_a_generator_of_another_branch_would_have_is_not_listed() -> None:
    source = decode(TEXT.encode())
    (call,) = find_calls(Project(["app.py"], lambda path: load(path, source)), ["app.py"])
    assert (call.model.values, call.model.complete) == ((), False)
