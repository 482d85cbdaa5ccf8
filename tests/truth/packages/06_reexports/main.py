# exact: platform, model, geo, region, pair
"""Names that pass through two __init__ files, a star import with __all__, and an alias."""

from toolkit import PINNED, make_client, names

make_client().messages.create(
    model=names.BEST, max_tokens=16, messages=[{"role": "user", "content": "x"}], **PINNED
)
make_client().messages.create(
    model=names.QUICK, max_tokens=16, messages=[{"role": "user", "content": "x"}]
)
