PROVIDERS = [
    {"type": "claude", "model": "claude-opus-4-7", "options": {"inference_geo": "us"}},
    {"type": "vertex", "model": "claude-sonnet-4-6", "region": "europe-west1"},
]
