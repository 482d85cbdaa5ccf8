# exact: platform, model, region
"""Timers, pools and threads find what is changed after they were started."""
import threading
from concurrent.futures import ThreadPoolExecutor

from anthropic import Anthropic

client = Anthropic()
state = {"geo": "us"}
started = threading.Event()


class Settings:
    geo = "us"


settings = Settings()


def _fire(model):
    started.wait()
    client.messages.create(model=model, max_tokens=9, messages=[], inference_geo=state["geo"])


def _look():
    started.wait()
    client.messages.create(model="claude-opus-4-7", max_tokens=9, messages=[], inference_geo=settings.geo)


timer = threading.Timer(0.01, _fire, args=("claude-opus-4-7",))  # truth: open-geo
timer.start()
with ThreadPoolExecutor(1) as pool:
    pool.submit(_fire, "claude-opus-4-7")
    thread = threading.Thread(target=_look)
    thread.start()
    state["geo"] = "global"
    settings.geo = "global"
    started.set()
timer.join()
thread.join()
