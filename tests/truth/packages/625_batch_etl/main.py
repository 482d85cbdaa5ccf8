# exact: platform, region, model, geo, pair
"""Loads reviews, cuts them in chunks, submits one batch a chunk from a pool, collects ids."""
from etl.extract import reviews
from etl.load import save_ids
from etl.submit import submit_all

save_ids(submit_all(reviews()))
