from functools import reduce

from pipeline.middlewares import limit, pin, upgrade
from pipeline.sink import sink

MIDDLEWARES = [upgrade, pin("us"), limit]


def build():
    return reduce(lambda handler, mw: mw(handler), MIDDLEWARES, sink)
