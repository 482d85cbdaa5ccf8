import routing


def _pick_model(task: str) -> str:
    return "claude-opus-4-7"


def install() -> None:
    routing.pick_model = _pick_model
    routing.pick_geo = lambda task: "us"
