# exact: platform, region, model
"""Tenants with own clients, regions and models; a resolver with an LRU of clients."""
from tenants.service import serve

serve("acme", "x")
serve("globex", "x")
serve("umbrella", "x")
