# exact: platform, region, model, geo
"""Repository, service, handler: the client is injected twice and the settings once."""

from app.container import Container

Container().handler.handle("x")
