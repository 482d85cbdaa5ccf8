import argparse

MODELS = ("claude-haiku-5-5", "claude-sonnet-5")
QUALITIES = {"fast": "claude-haiku-5-5", "best": "claude-opus-5"}


def parse():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    summarize = commands.add_parser("summarize")
    summarize.add_argument("--model", choices=MODELS, default=MODELS[0])
    summarize.add_argument("--us", action="store_true")
    summarize.add_argument("text")
    translate = commands.add_parser("translate")
    translate.add_argument("--quality", choices=QUALITIES, default="fast")
    translate.add_argument("text")
    return parser.parse_args()
