VALUES = {"strict": {"geo": "us", "model": "claude-opus-4-7"}, "relaxed": {"geo": "global"}}


def fill(site, name):
    site.store.update(VALUES[name])
