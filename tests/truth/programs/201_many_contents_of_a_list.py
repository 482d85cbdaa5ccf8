# run:
# run: STYLE=abcdefghij
# exact: platform, model, geo
"""A list of requests that many conditions add to, and a history that every method rewrites."""

import os

from anthropic import Anthropic

client = Anthropic()
style = os.environ.get("STYLE", "")


def entry(name: str, geo: str):
    return {
        "custom_id": name,
        "params": {
            "model": "claude-opus-4-6",
            "inference_geo": geo,
            "max_tokens": 8,
            "messages": [{"role": "user", "content": name}],
        },
    }


def nightly():
    requests = []
    requests.append(entry("first", "us"))
    for letter in "abcde":
        if letter in style:
            requests.append(entry(letter, "us"))
    if "f" in style:
        requests.append(entry("f", "global"))
    if "g" in style:
        requests.append(entry("g", "us"))
    if "h" in style:
        requests.append(entry("h", "us"))
    if "i" in style:
        requests.append(entry("i", "global"))
    if "j" in style:
        requests.append(entry("j", "us"))
    return client.messages.batches.create(requests=requests)


class History:
    def __init__(self) -> None:
        self.turns = []

    def add(self, turn) -> None:
        if isinstance(turn, str):
            self._add({"role": "user", "content": turn})
        else:
            self._add(turn)

    def add_all(self, turns) -> None:
        for turn in turns:
            self.add(turn)

    def _add(self, turn) -> None:
        self.turns.append(turn)

    def _merge(self) -> None:
        if not self.turns:
            return
        merged = [self.turns[0]]
        for turn in self.turns[1:]:
            if turn["role"] == merged[-1]["role"]:
                if isinstance(merged[-1]["content"], str):
                    merged[-1]["content"] = [{"type": "text", "text": merged[-1]["content"]}]
                if isinstance(turn["content"], str):
                    turn["content"] = [{"type": "text", "text": turn["content"]}]
                merged[-1]["content"].extend(turn["content"])
            else:
                merged.append(turn)
        self.turns = merged

    def send(self):
        self._merge()
        return client.messages.create(model="claude-opus-4-6", max_tokens=8, messages=self.turns)

    def ask(self, text: str):
        self.add(text)
        answer = self.send()
        self.add({"role": "assistant", "content": [{"type": "text", "text": "yes"}]})
        return answer

    def until(self, texts):
        self.add_all(texts)
        for text in texts:
            self.ask(text)


nightly()
history = History()
history.until(["one", "two"])
