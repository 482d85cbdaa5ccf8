from contextlib import contextmanager

STACK = [None]


@contextmanager
def within(geo):
    STACK.append(geo)
    try:
        yield
    finally:
        STACK.pop()


def current():
    return STACK[-1]
