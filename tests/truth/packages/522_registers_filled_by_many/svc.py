from anthropic import Anthropic
import reg
SNAP = list(reg.SPECS)
FIRST = reg.SPECS[0]
LAST = reg.SPECS[-1]
def run_all():
    for s in SNAP:
        Anthropic().messages.create(max_tokens=1, messages=[], **s)
    Anthropic().messages.create(max_tokens=1, messages=[], **LAST)
    Anthropic().messages.create(max_tokens=1, messages=[], **reg.SPECS[-1])
