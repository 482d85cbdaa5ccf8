"""What sorts a list calls its key for each element."""
from anthropic import Anthropic

c = Anthropic()
seen = []
ms = ["claude-sonnet-4-6", "claude-opus-4-7"]
ms.sort(key=lambda m: seen.append(m) or m)
c.messages.create(model=ms[0], max_tokens=1, messages=[])
c.messages.create(model=seen[-1], max_tokens=1, messages=[])
ms.extend(x for x in list(ms) if x.endswith("7"))
c.messages.create(model=ms[-1], max_tokens=1, messages=[])
ms[:] = [m for m in ms if "sonnet" in m]
c.messages.create(model=ms[0], max_tokens=1, messages=[])
