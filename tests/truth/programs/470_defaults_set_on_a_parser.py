# run: FOUND={}
# run: FOUND={} --model claude-fable-5 --size claude-opus-4-6
# run: FOUND='{"model":"claude-sonnet-5","size":"claude-haiku-4-5"}'
# exact: platform, geo, model
"""Options whose defaults are set later, from a table, a file or by hand."""
import argparse
import json
import os

from anthropic import Anthropic

TABLE = {"model": "claude-opus-4-7", "loud": False}


def settings():
    return {**TABLE, **json.loads(os.environ["FOUND"])}


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model")
    parser.add_argument("--size", choices=["claude-opus-4-6"], default="claude-opus-4-7")
    parser.set_defaults(**settings())
    return parser.parse_args()


def chosen(arguments):
    parser = argparse.ArgumentParser()
    parser.set_defaults(small="claude-opus-4-7", large="claude-opus-5")
    parser.add_argument("--small", choices=["claude-opus-4-6", "claude-sonnet-4-6"])
    parser.add_argument("--large", choices=["claude-opus-4-6"], default="claude-sonnet-4-6")
    return parser.parse_args(arguments)



options = parsed()
client = Anthropic()
client.messages.create(model=options.model, max_tokens=1, messages=[])  # truth: open-model
client.messages.create(model=options.size, max_tokens=1, messages=[])  # truth: open-model
for words in ([], ["--small", "claude-sonnet-4-6"], ["--small", "claude-opus-4-6"]):
    others = chosen([*words, "--large", "claude-opus-4-6"] if words else [])
    client.messages.create(model=others.small, max_tokens=1, messages=[])
    client.messages.create(model=others.large, max_tokens=1, messages=[])  # truth: open-model
