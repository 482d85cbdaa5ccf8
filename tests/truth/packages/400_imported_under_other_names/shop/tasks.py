"""Callers that know what sends by other names."""

from shop.base import Claude as Plain
from shop.base import ask as query


def nightly():
    query("a", model="claude-opus-4-6", geo="us")
    Plain().invoke("b")


def quick():
    from shop.base import ask as short

    short("c", model="claude-haiku-4-5")
