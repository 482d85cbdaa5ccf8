"""The Admin API's list of workspaces, over HTTP.

The key comes from the environment and goes into one header of requests to one host: it is
in no message, no redirect is followed, and nothing is sent without encryption.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from domicile.admin.answer import AnswerError, Page, RemoteWorkspace, read_page
from domicile.quick_classes import dataclass

if TYPE_CHECKING:
    import httpx

KEY_VARIABLES = ("ANTHROPIC_ADMIN_API_KEY", "ANTHROPIC_ADMIN_KEY")
BASE_URL = "https://api.anthropic.com"

_SHARED_VARIABLE, _ADMIN_PREFIX = "ANTHROPIC_API_KEY", "sk-ant-admin"
_PATH = "/v1/organizations/workspaces"
_VERSION = "2023-06-01"
_PAGE_SIZE = 100
_MOST_PAGES = 1_000
_LONGEST_MESSAGE = 200
_ADVICE = {
    401: "the key is not accepted",
    403: "the key may not do this: it must be an Admin API key",
    404: "there is no Admin API at this address",
    429: "too many requests: try again later",
}


class AdminError(Exception):
    """The Admin API could not be asked, or did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Whom to ask, with which key, and how many seconds to wait for each step."""

    key: str = field(repr=False)
    base_url: str = BASE_URL
    timeout: float = 30.0


def key_from_environment(environment: Mapping[str, str]) -> str:
    """The Admin API key. Raises AdminError where there is none that can be sent."""
    candidates = [environment.get(name, "").strip() for name in KEY_VARIABLES]
    shared = environment.get(_SHARED_VARIABLE, "").strip()
    if shared.startswith(_ADMIN_PREFIX):
        candidates.append(shared)
    key = next(filter(None, candidates), "")
    if not key:
        raise AdminError(
            f"there is no Admin API key: set {KEY_VARIABLES[0]} to one ({_ADMIN_PREFIX}...), "
            "which an administrator makes in the Console"
        )
    if not (key.isascii() and key.isprintable() and " " not in key):
        raise AdminError("the Admin API key holds a character that no key has")
    return key


def fetch_workspaces(endpoint: Endpoint) -> tuple[RemoteWorkspace, ...]:
    """Every workspace of the organization that is not archived, by name. Raises AdminError."""
    try:
        import httpx
    except ImportError:
        message = "this needs httpx, which comes with: pip install 'domicile[admin]'"
        raise AdminError(message) from None
    host = _checked_host(endpoint.base_url)
    headers = {"x-api-key": endpoint.key, "anthropic-version": _VERSION}
    try:
        # No ~/.netrc: it could add credentials that nobody meant for this.
        with httpx.Client(headers=headers, timeout=endpoint.timeout, auth=_as_it_is) as client:
            found = [each for page in _pages(client, endpoint) for each in page.workspaces]
    except httpx.TimeoutException:
        raise AdminError(f"no answer from {host} within {endpoint.timeout:g} seconds") from None
    except httpx.HTTPError as error:
        raise AdminError(f"cannot ask {host}: {_clean(str(error), endpoint)}") from None
    except AnswerError as error:
        raise AdminError(f"{host} did not answer with workspaces: {error}") from None
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))


def _pages(client: httpx.Client, endpoint: Endpoint) -> Iterator[Page]:
    cursors: set[str] = set()
    parameters: dict[str, str | int] = {"limit": _PAGE_SIZE, "include_default": "true"}
    url = endpoint.base_url.rstrip("/") + _PATH
    for _ in range(_MOST_PAGES):
        page = read_page(_document(client.get(url, params=parameters), endpoint))
        yield page
        if page.after is None:
            return
        if page.after in cursors:
            break
        cursors.add(page.after)
        parameters["after_id"] = page.after
    raise AnswerError("its pages do not come to an end")


def _document(response: httpx.Response, endpoint: Endpoint) -> Any:
    if response.status_code != 200:
        raise AdminError(_refusal(response, endpoint))
    try:
        return response.json()
    except ValueError:
        raise AnswerError("it is not JSON") from None


def _refusal(response: httpx.Response, endpoint: Endpoint) -> str:
    """What an answer other than 200 means, with the API's own words where it has any."""
    status = response.status_code
    said = ""
    try:
        match response.json():
            case {"error": {"message": str(message)}}:
                said = f" ({_clean(message, endpoint)})"
    except ValueError:
        pass
    if response.is_redirect:
        advice = "it redirects, and the key is sent nowhere else"
    elif status >= 500:
        advice = "it has a problem of its own: try again later"
    else:
        advice = _ADVICE.get(status, "the request is refused")
    if status == 429 and (wait := response.headers.get("retry-after", "")).isdigit():
        advice = f"too many requests: try again in {wait} seconds"
    return f"{response.url.host} answers {status}: {advice}{said}"


def _clean(message: str, endpoint: Endpoint) -> str:
    """A message of others in one short line, without the key should it hold it."""
    line = " ".join(message.replace(endpoint.key, "***").split())
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[: _LONGEST_MESSAGE - 3]}..."


def _checked_host(base_url: str) -> str:
    """The host of the base URL. Raises AdminError where the key must not be sent there."""
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host, parts = "", urlsplit("")
    odd = parts.username or parts.password or parts.query or parts.fragment
    if parts.scheme not in ("http", "https") or not host or odd:
        raise AdminError(f"the base URL must be an address such as {BASE_URL}")
    if parts.scheme == "http" and host not in ("localhost", "127.0.0.1", "::1"):
        raise AdminError(f"the key is not sent to {host} without encryption: use https")
    return host


def _as_it_is(request: httpx.Request) -> httpx.Request:
    return request
