# run:
# exact: platform, region
import threading

from anthropic import Anthropic

client = Anthropic()
state = {"model": "claude-opus-4-7"}
ready = threading.Event()


def worker() -> None:
    ready.wait()
    client.messages.create(max_tokens=1, messages=[], **state)


thread = threading.Thread(target=worker)
thread.start()
state["model"] = "claude-sonnet-4-6"
state["inference_geo"] = "us"
ready.set()
thread.join()
