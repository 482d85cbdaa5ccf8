# run: OUTAGE=none
# run: OUTAGE=primary
# run: OUTAGE=both
# exact: platform, region, model, geo, pair
"""Primary on the Claude API; if it is overloaded Bedrock; then Vertex."""
from chatsvc.service import ChatService

ChatService().answer("hello")
