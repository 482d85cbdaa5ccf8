"""What one thread sets of an object of its own, the others do not see."""
import threading
from anthropic import Anthropic


class Ctx(threading.local):
    def __init__(self):
        self.geo = "us"


ctx = Ctx()


def ask():
    Anthropic().messages.create(model="claude-opus-4-7", inference_geo=ctx.geo, max_tokens=1, messages=[])


def worker():
    ctx.geo = "global"
    ask()


t = threading.Thread(target=worker)
t.start()
t.join()
ask()
