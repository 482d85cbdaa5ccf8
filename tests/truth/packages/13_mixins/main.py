# exact: platform, model, geo, region
"""Mixins from three modules: one holds the client, one the parameters, one sends."""

from bots.greeter import Greeter

Greeter().speak("x")
Greeter().whisper("x")
