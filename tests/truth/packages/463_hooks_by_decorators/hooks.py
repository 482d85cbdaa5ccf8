from manager import manager


@manager.hook("pin")
def pin(request):
    request["inference_geo"] = "us"


@manager.hook("cheaper")
def cheaper(request):
    return {**request, "model": "claude-sonnet-4-6"}
