# open: geo
# run: PLUG=plug_geo
import os, importlib
from core import Host
h = Host()
h.plugins.append(importlib.import_module(os.environ["PLUG"]).Plugin())
h.run()
