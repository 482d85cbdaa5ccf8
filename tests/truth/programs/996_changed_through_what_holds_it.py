# run:
# open: geo
"""A dict is changed through another one that has come to hold it, in any of many ways."""

from anthropic import Anthropic

client = Anthropic()


def request():
    return {"model": "claude-opus-4-6", "max_tokens": 3, "messages": []}


def same(options):
    return options


def change(metadata=None, **others):
    metadata["geo"] = "us"


def change_extra(extra=None, **others):
    extra["geo"] = "us"


def updated_with_a_keyword(tagged):
    options = {"geo": "global"}
    params = request()
    if tagged:
        params.update(metadata=options)
    params["metadata"]["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def updated_with_a_dict():
    options = {"geo": "global"}
    params = request()
    params.update({"metadata": options})
    params["metadata"].update(geo="us")
    client.messages.create(**request(), inference_geo=options["geo"])


def set_as_a_default():
    options = {"geo": "global"}
    params = request()
    params.setdefault("metadata", options)
    found = params.get("metadata")
    if found:
        found["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def chosen(tagged):
    options = {"geo": "global"}
    params = request()
    params["metadata"] = options if tagged else None
    params["metadata"]["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def taken_out_of_a_list():
    options = {"geo": "global"}
    params = request()
    params["metadata"] = [options][0]
    params["metadata"]["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def taken_out_of_a_dict():
    options = {"geo": "global"}
    params = request()
    params["metadata"] = {"inner": options}
    params["metadata"] = params["metadata"]["inner"]
    params["metadata"]["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def by_another_name():
    options = {"geo": "global"}
    other = options
    params = request()
    params.update(metadata=other)
    params["metadata"] |= {"geo": "us"}
    client.messages.create(**request(), inference_geo=options["geo"])


def given_back():
    options = {"geo": "global"}
    params = request()
    params["metadata"] = same(options)
    params["metadata"]["geo"] = "us"
    client.messages.create(**request(), inference_geo=options["geo"])


def by_a_splat():
    options = {"geo": "global"}
    params = {"metadata": options}
    change(**params)
    client.messages.create(**request(), inference_geo=options["geo"])


def by_a_splat_of_any_field():
    options = {"geo": "global"}
    params = {"extra": options}
    change_extra(**params)
    client.messages.create(**request(), inference_geo=options["geo"])


def one_of_two(first):
    options, others = {"geo": "global"}, {"geo": "global"}
    held = options if first else others
    held |= {"geo": "us"}
    client.messages.create(**request(), inference_geo=options["geo"])
    client.messages.create(**request(), inference_geo=others["geo"])


updated_with_a_keyword(True)
updated_with_a_dict()
set_as_a_default()
chosen(True)
taken_out_of_a_list()
taken_out_of_a_dict()
by_another_name()
given_back()
by_a_splat()
by_a_splat_of_any_field()
one_of_two(True)
one_of_two(False)
