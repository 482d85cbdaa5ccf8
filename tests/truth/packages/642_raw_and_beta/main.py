# exact: platform, region, model, geo
"""Some features are only in beta, one endpoint is called raw."""
from labs.experiments import deep_think, legacy_raw, tools, with_fallback

deep_think("x")
tools("x")
with_fallback("x")
legacy_raw("x")
