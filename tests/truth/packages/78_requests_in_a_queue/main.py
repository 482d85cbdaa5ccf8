# exact: platform, region
"""Requests are written by producers in several modules and submitted elsewhere."""
from pipeline import producers
from pipeline.store import RequestStore
from pipeline.submit import Submitter

store = RequestStore()
producers.classify(store, ["a", "b"])
producers.rewrite(store, "c")
producers.moderate(store, ["d"])
submitter = Submitter(store)
submitter.flush()
submitter.flush()
