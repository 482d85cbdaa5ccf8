from core.ask import ask, ask_pinned

__all__ = ["ask", "ask_pinned"]
