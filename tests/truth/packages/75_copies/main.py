# exact: platform, region
"""Copies of objects and nested dicts are changed; the originals are not."""
from shop import offers

offers._copied_object()
offers._deep_dict()
offers._deep_batch()
offers._replaced()
offers._list_copy()
offers._nested_asdict()
offers._with_model_copy()
offers._dict_copy_nested()
