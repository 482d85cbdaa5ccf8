"""A monitor that knows of no call emits what a private handler elsewhere has subscribed to."""

import app
import events
from monitor import Monitor
from service import build

service, bus = build()
service.ask()
Monitor(bus).check()
service.ask()
app.ask()
events.fire("limit")
app.ask()
