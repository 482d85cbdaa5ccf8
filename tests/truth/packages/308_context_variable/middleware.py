import context


def in_region(name, function, *args):
    token = context.geo.set(name)
    try:
        return function(*args)
    finally:
        context.geo.reset(token)
