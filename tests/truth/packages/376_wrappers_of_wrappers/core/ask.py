from core.transport import deliver

DEFAULT = "claude-sonnet-4-6"


def ask(prompt, model=DEFAULT, geo=None, **options):
    if geo:
        options["inference_geo"] = geo
    return deliver(prompt, model=model, options=options)


def ask_pinned(prompt, **kwargs):
    kwargs.setdefault("geo", "us")
    return ask(prompt, **kwargs)
