from typing import Any, Protocol, TypeVar


class Backend(Protocol):
    model: str

    def client(self) -> Any: ...

    def options(self) -> dict: ...


B = TypeVar("B", bound=Backend)
