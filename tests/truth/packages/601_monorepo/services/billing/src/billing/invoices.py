from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from llmkit import LLM


def explain_invoice(llm: LLM, number: str) -> str:
    return llm.complete(f"Explain invoice {number}", max_tokens=2000).text
