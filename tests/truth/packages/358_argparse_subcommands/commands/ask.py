from commands.common import MODELS, complete


def add_to(parsers):
    parser = parsers.add_parser("ask")
    parser.add_argument("--model", choices=MODELS, default=MODELS[0])
    parser.add_argument("text")
    parser.set_defaults(run=run)


def run(args):
    complete(args.text, args, inference_geo="us")
