_state = {"geo": "us", "model": "claude-opus-4-7"}
def configure(**kw):
    _state.update(kw)
def get(name):
    return _state[name]
