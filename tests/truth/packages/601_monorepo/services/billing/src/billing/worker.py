from llmkit import LLM, Models

from .invoices import explain_invoice

llm = LLM(geo="us")


def main() -> None:
    explain_invoice(llm, "INV-1")
    llm.complete("categorise: coffee", model=Models.SMART, max_tokens=50)
