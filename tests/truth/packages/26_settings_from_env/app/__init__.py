from . import chat as chat
