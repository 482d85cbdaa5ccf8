BEFORE = []


def before_request(function):
    BEFORE.append(function)
    return function
