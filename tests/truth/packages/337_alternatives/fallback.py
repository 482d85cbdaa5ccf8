def pick_model(name):
    return {"default": "claude-opus-4-7"}[name]
