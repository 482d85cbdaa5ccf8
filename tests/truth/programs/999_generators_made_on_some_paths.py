# run: a b
# run: b a
# run: a a
# run: b b
# run: a b a b
# exact: platform, geo
import sys

import anthropic

client = anthropic.Anthropic()


def _make(box):
    yield client.messages.create(model=box["m"], max_tokens=3, messages=[{"role": "user", "content": "x"}])


def _one(first, second):
    box = {"m": "claude-opus-4-8"}
    made = None
    if first == "a":
        made = _make(box)
    if second == "b":
        box["m"] = "claude-sonnet-5"
    if made is not None:
        next(made)


def _two(flags):
    box = {"m": "claude-opus-4-7"}
    made = None
    while flags:
        flag = flags.pop(0)
        if flag == "a" and made is None:
            made = _make(box)
        elif flag == "b":
            box["m"] = "claude-sonnet-4-6"
    if made:
        next(made)


def _three(flag):
    box = {"m": "claude-haiku-4-5"}
    made = [_make(box)] if flag == "a" else []
    flag = "b" if flag == "a" else "a"
    if flag == "b":
        box["m"] = "claude-opus-4-6"
    for each in made:
        next(each)


_one(sys.argv[1], sys.argv[2])
_two(sys.argv[1:])
_three(sys.argv[1])
