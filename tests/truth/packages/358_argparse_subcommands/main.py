# run: ask hello
# run: ask --model claude-sonnet-4-6 hello
# run: translate --geo global hello
# exact: platform, region
"""Subcommands set their function as a default; each lives in a module."""
import argparse

from commands import ask, translate


def main():
    parser = argparse.ArgumentParser()
    parsers = parser.add_subparsers(required=True)
    for command in (ask, translate):
        command.add_to(parsers)
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
