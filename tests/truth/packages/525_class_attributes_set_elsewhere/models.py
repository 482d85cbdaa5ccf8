class Spec:
    geo = "us"
    model = "claude-opus-4-7"
