from .jobs import Priority

_MODELS = {Priority.LOW: "claude-sonnet-5", Priority.HIGH: "claude-opus-5"}


def model_for(job):
    return _MODELS[job.priority]


def geo_for(job):
    return "us" if job.pinned else None
