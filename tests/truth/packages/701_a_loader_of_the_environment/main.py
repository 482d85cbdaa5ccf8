# exact: platform, model, geo, pair
"""What a file outside of the tree holds counts as the environment itself; other names are others."""

import os
import subprocess

from anthropic import Anthropic
from loader import load, name_keys

load(".env-that-nobody-has")
name_keys({"anthropic": "k", "openai": "k"})
env = os.environ.copy()
env["ANTHROPIC_BASE_URL"] = "https://llm.example.com"
subprocess.run(["true"], env=env)
subprocess.run(["true"], env={**os.environ, "ANTHROPIC_BASE_URL": "https://llm.example.com"})
subprocess.run(["true"], env=os.environ)
Anthropic().messages.create(model="claude-opus-4-7", inference_geo="us", max_tokens=4, messages=[])
