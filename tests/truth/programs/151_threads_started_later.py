# exact: platform, region
"""Threads started later."""
import anthropic
_c = anthropic.Anthropic()
_kw = {"max_tokens": 8, "messages": []}

import threading
def _ask(cfg):
    _c.messages.create(**cfg, **_kw)
_cfg = {"model": "claude-opus-5"}
_t = threading.Thread(target=_ask, args=(_cfg,))
_cfg["model"] = "claude-sonnet-5"
_t.start()
_t.join()
