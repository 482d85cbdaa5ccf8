# exact: platform, model, geo, region
"""A batch assembled in three modules: an entry builder, a chunker, a submitter."""

from etl import submit

submit.submit_all({"a": "Alpha", "b": "Beta", "c": "Gamma"})
