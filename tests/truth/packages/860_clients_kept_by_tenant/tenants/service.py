from tenants.clients import _client_for
from tenants.directory import TENANTS


def serve(name, text):
    tenant = TENANTS[name]
    kw = {}
    if tenant.geo:
        kw["inference_geo"] = tenant.geo
    return _client_for(tenant).messages.create(
        model=tenant.model, max_tokens=1, messages=[{"role": "user", "content": text}], **kw
    )
