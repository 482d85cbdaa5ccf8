# run:
# exact: platform, region
"""A thin transport over the client's own post()."""
from rawapi.api import Api

api = Api()
api.message("hello")
api.message("hello", inference_geo="us", model="claude-opus-4-7")
