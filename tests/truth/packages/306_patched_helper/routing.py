def pick_model(task: str) -> str:
    return "claude-haiku-4-5"


def pick_geo(task: str):
    return None
