import functools

from anthropic import BadRequestError


def without_on_refusal(*names):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except BadRequestError:
                for name in names:
                    kwargs.pop(name, None)
                return function(*args, **kwargs)

        return wrapper

    return decorate
