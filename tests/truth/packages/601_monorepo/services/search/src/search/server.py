from llmkit import LLM, Models


class SearchServer:
    def __init__(self) -> None:
        self.llm = LLM(Models.CHEAP)

    def rewrite(self, query: str) -> str:
        return self.llm.complete(f"Rewrite for search: {query}").text


def main() -> None:
    SearchServer().rewrite("blue shoes")
