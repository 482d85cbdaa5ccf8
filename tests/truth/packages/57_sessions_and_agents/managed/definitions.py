AGENTS = {
    "writer": {"id": "claude-opus-5", "inference_geo": "us"},
    "reader": {"id": "claude-haiku-5-5"},
}
