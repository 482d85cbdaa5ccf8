# run:
# run: a
# run: b
# run: a b
# open: model, geo
"""Ways out of a block whose final part has blocks of its own."""
import sys
import threading
import anthropic

client = anthropic.Anthropic()
M = [{"role": "user", "content": "x"}]
lock = threading.Lock()


class Box:
    def __init__(self):
        self.kw = {"model": "claude-sonnet-5"}


def close():
    try:
        sys.stdout.flush()
    except OSError:
        pass


def left_by_break():
    model = "claude-opus-5"
    for name in sys.argv[1:]:
        try:
            if name == "a":
                model = "claude-opus-4-6"
                break
            if name == "b":
                model = "claude-sonnet-5"
                continue
        finally:
            try:
                sys.stdout.flush()
            except OSError:
                pass
        model = "claude-opus-4-7"
    client.messages.create(model=model, max_tokens=5, messages=M)


def left_by_raise():
    box = Box()
    try:
        try:
            box.kw = {"model": "claude-opus-5", "inference_geo": "us"}
            if len(sys.argv) > 1:
                raise ValueError
            box.kw = {"model": "claude-opus-4-6"}
        finally:
            try:
                sys.stdout.flush()
            except OSError:
                pass
    except ValueError:
        pass
    client.messages.create(max_tokens=5, messages=M, **box.kw)


def always_left_by_raise():
    box = Box()
    try:
        try:
            box.kw = {"model": "claude-opus-5", "inference_geo": "us"}
            raise ValueError
        finally:
            for _ in range(2):
                try:
                    sys.stdout.flush()
                except OSError:
                    break
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **box.kw)


def risky(box):
    if len(sys.argv) > 1:
        raise ValueError
    return box


def returned_within():
    box = Box()
    try:
        with lock:
            box.kw = {"model": "claude-opus-5", "inference_geo": "us"}
            return risky(box)
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **box.kw)


def int_within():
    box = Box()
    try:
        if sys.argv:
            box.kw = {"model": "claude-opus-5", "inference_geo": "us"}
            return int("".join(sys.argv[1:]) or "1")
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **box.kw)


def list_within():
    box = Box()
    try:
        if sys.argv:
            box.kw = [{"model": "claude-opus-5", "inference_geo": "us"}]
            return int("".join(sys.argv[1:]) or "1")
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **box.kw[0])


left_by_break()
left_by_raise()
always_left_by_raise()
returned_within()
int_within()
list_within()


class Service:
    def __init__(self):
        self.kw = {"model": "claude-sonnet-5"}

    def prepare(self):
        self.kw = {"model": "claude-opus-5", "inference_geo": "us"}
        self.size = int("".join(sys.argv[1:]) or "1")

    def prepare_list(self):
        self.kw = [("model", "claude-opus-4-6")]
        self.size = int("".join(sys.argv[1:]) or "1")
        return self.size


def prepared():
    service = Service()
    try:
        service.prepare()
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **service.kw)


def prepared_and_returned():
    service = Service()
    try:
        return service.prepare_list()
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, **dict(service.kw))


def check(names):
    if len(names) > 1:
        raise ValueError


def checked():
    given = {}
    try:
        given = {"model": "claude-opus-5"}
        check(sys.argv)
    except ValueError:
        client.messages.create(max_tokens=5, messages=M, model=given.get("model", "claude-opus-4-6"))


prepared()
prepared_and_returned()
checked()
