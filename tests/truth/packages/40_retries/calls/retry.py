import functools
import inspect


def retry(times=3, *, on=(Exception,), fallback=None):
    def decorate(function):
        if inspect.iscoroutinefunction(function):
            raise TypeError("not for coroutines")

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            last = None
            for _ in range(times):
                try:
                    return function(*args, **kwargs)
                except on as error:
                    last = error
            if fallback is not None:
                return function(*args, **{**kwargs, **fallback})
            raise last

        return wrapper

    return decorate
