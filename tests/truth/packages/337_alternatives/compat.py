try:
    from acme_fast_llm import pick_model
except ImportError:
    from fallback import pick_model

try:
    import tomllib as toml_reader
except ImportError:
    toml_reader = None

MODEL = pick_model("default")
