# exact: platform, model, geo, region, pair
"""Calls from a timer, from atexit, from a signal-like callback table and from __del__ of nothing."""
import atexit
import threading

import anthropic

client = anthropic.Anthropic()


def _warm():
    client.messages.create(model="claude-haiku-4-5", max_tokens=1, messages=[{"role": "user", "content": "x"}])


def _bye(geo):
    client.messages.create(
        model="claude-opus-4-7", max_tokens=1, inference_geo=geo, messages=[{"role": "user", "content": "x"}]
    )


timer = threading.Timer(0.01, _warm)
timer.start()
timer.join()
atexit.register(_bye, geo="us")
atexit._run_exitfuncs()
