# paths: libs/llmkit/src services/billing/src services/search/src
# exact: platform, region
"""Runs both services once, as the smoke test in CI does."""
import billing.worker
import search.server

billing.worker.main()
search.server.main()
