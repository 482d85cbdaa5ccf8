# run:
# run: BETA=1
# exact: geo
"""A constructor behind two decorators, and a method handed to one that writes a log first."""

import functools
import inspect
import json
import os

from anthropic import Anthropic


def needs_keys(*names):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            bound = inspect.signature(function).bind(*args, **kwargs)
            bound.apply_defaults()
            missing = [name for name in names if not bound.arguments.get(name)]
            if missing and "NEVER" in os.environ:
                raise ValueError(missing)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def needs_packages(*packages):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            if not packages:
                raise ImportError(packages)
            return function(*args, **kwargs)

        return wrapper

    return decorate


class Base:
    def __init__(self, kind, folder=None):
        self.kind = kind
        self.folder = folder

    def _call(self, method, *args, **kwargs):
        self._note(kwargs)
        return method(*args, **kwargs)

    def _note(self, sent):
        if not self.folder:
            return
        try:
            with open(self.folder, "r+") as file:
                log = json.load(file)
                entry = log.get("request", {})
                for key, value in sent.items():
                    if key in {"messages", "model"}:
                        continue
                    if isinstance(value, list):
                        entry[key] = [str(part) for part in value]
                    elif isinstance(value, dict):
                        entry[key] = {name: str(part) for name, part in value.items()}
                    elif isinstance(value, str):
                        entry[key] = value.strip()
                    else:
                        entry[key] = value
                for key, value in log.items():
                    if key not in entry:
                        entry[key] = value
                log["request"] = entry
                file.seek(0)
                json.dump(log, file, indent=4)
                file.truncate()
        except Exception as error:
            print("not written", error)


class Provider(Base):
    @needs_keys("key")
    @needs_packages("anthropic")
    def __init__(self, kind, key=None, folder=None, client=None):
        super().__init__(kind, folder)
        self._client = Anthropic(api_key="k") if client is None else client
        self._beta = bool(os.environ.get("BETA"))

    def run(self, turns):
        sent = {"model": str(self.kind), "max_tokens": 8, "messages": turns}
        if self._beta:
            method = self._client.beta.messages.create
        else:
            method = self._client.messages.create
        return self._call(method, **sent)


Provider("claude-opus-4-6", key="k").run([{"role": "user", "content": "x"}])
