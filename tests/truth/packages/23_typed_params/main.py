# exact: platform, model, geo, region
"""TypedDicts and the SDK's own params types as carriers between modules."""

from typed import send

send.send_all()
