from .core import HOOKS


@HOOKS.append
def cheaper(request):
    request["model"] = "claude-sonnet-4-6"
