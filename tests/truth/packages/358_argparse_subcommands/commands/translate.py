from commands.common import complete


def add_to(parsers):
    parser = parsers.add_parser("translate")
    parser.add_argument("--geo", choices=["us", "global"])
    parser.add_argument("text")
    parser.set_defaults(run=run, model="claude-opus-4-6")


def run(args):
    complete(args.text, args, inference_geo=args.geo)
