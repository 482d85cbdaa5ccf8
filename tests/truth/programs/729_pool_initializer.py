# run: thread
# run: both
# exact: platform, model, geo, region
"""Workers of a pool are set up by a function that keeps a client in a global."""
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import anthropic

_local = threading.local()
_client = None
_model = None


def _init(model):
    global _client, _model
    _client = anthropic.Anthropic()
    _model = model


def _work(text):
    return _client.messages.create(
        model=_model, max_tokens=9, messages=[{"role": "user", "content": text}]
    )


def _init_local(model):
    _local.client = anthropic.Anthropic()
    _local.model = model


def _work_local(text):
    return _local.client.messages.create(  # truth: open-model
        model=_local.model, max_tokens=9, messages=[{"role": "user", "content": text}]
    )


def main():
    with ThreadPoolExecutor(2, initializer=_init, initargs=("claude-haiku-4-5",)) as pool:
        list(pool.map(_work, ["a", "b"]))
    if sys.argv[1] == "both":
        with ThreadPoolExecutor(
            max_workers=2, initializer=_init_local, initargs=("claude-opus-4-7",)
        ) as pool:
            list(pool.map(_work_local, ["a", "b"]))


if __name__ == "__main__":
    main()
