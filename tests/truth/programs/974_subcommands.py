# run: ask hello
# run: ask hello --geo us
# run: ask hello --geo global
# run: fast hello
# run: --verbose fast hello
# run: quick hello
# run: old list
# run: old send --model claude-opus-4-8
# exact: platform, model, geo, region, pair
"""Each subcommand brings its own function, model and options."""

import argparse

import anthropic


def _send(args):
    kwargs = {}
    if args.geo:
        kwargs["inference_geo"] = args.geo
    anthropic.Anthropic().messages.create(
        model=args.model,
        max_tokens=9,
        messages=[{"role": "user", "content": args.text}],
        **kwargs,
    )


def _fast(args):
    anthropic.Anthropic().messages.create(
        model=args.model, max_tokens=9, messages=[{"role": "user", "content": args.text}]
    )


def _list(args):
    print(args.model)


def _old(args):
    anthropic.Anthropic().messages.create(
        model=args.model,
        max_tokens=9,
        inference_geo=args.place,
        messages=[{"role": "user", "content": "x"}],
    )


def build():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    parser.set_defaults(model="claude-instant-1")  # which every subcommand replaces
    commands = parser.add_subparsers(dest="command", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("text")
    ask = commands.add_parser("ask", parents=[shared])
    ask.add_argument("--geo", choices=("us", "global"))
    ask.set_defaults(func=_send, model="claude-opus-4-7")
    fast = commands.add_parser("fast", aliases=["quick"], parents=[shared])
    fast.set_defaults(func=_fast, model="claude-haiku-4-5")
    old = commands.add_parser("old")
    inner = old.add_subparsers(required=True)
    inner.add_parser("list").set_defaults(func=_list, model="none")
    send = inner.add_parser("send")
    send.add_argument("--model", choices=["claude-opus-4-8"], required=True)
    send.set_defaults(func=_old, place="us")
    return parser


def main():
    args = build().parse_args()
    if args.command == "none":
        return
    args.func(args)


if __name__ == "__main__":
    main()
