# workspace: general
# exact: platform, model, geo, region
"""A client for each tenant, made from one by with_options and headers; the policy knows them."""

from tenants.clients import for_tenant

for_tenant("us")._ask("x")
for_tenant("anywhere")._ask("y")
