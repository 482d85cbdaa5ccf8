"""Which statements of a function matter: those marked `# runs`, and no others."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from domicile import ir
from domicile.resolve.modules.top_levels import lowered
from domicile.resolve.relevance.leading import Leading
from domicile.resolve.relevance.purposes import Slice
from domicile.resolve.relevance.slicing import relevant

from .program import machine_of, run_of

LEADING = Leading(
    words=frozenset({"messages", "send", "config"}),
    resources=frozenset({"messages"}),
    operations=frozenset({"create"}),
    weak=frozenset({"config"}),
)
UNREAD = frozenset({"system", "cache_control"})
PARAMETERS = frozenset({"client", "options"})


def sliced(body: str, needs_result: bool) -> tuple[str, ir.Function, Slice]:
    """The text of a function with this body, the function, and what is found to matter."""
    source = "def f(client, options):\n" + indent(dedent(body).strip("\n"), "    ") + "\n"
    machine = machine_of({"app.py": source})
    run = run_of(machine, "app.py")
    (function,) = lowered(run, run.module.chunks[0])
    assert isinstance(function, ir.Function)
    return source, function, relevant(function.body, PARAMETERS, LEADING, UNREAD, needs_result)


def marked_lines(source: str, mark: str) -> set[int]:
    """The lines that end with a comment."""
    lines = enumerate(source.splitlines(), 1)
    return {number for number, line in lines if line.endswith(f"# {mark}")}


def lines_of(function: ir.Function, chosen: frozenset[int]) -> set[int]:
    """The lines of these statements."""
    return {each.span.line for each in statements(function.body) if id(each) in chosen}


def marked(body: str, needs_result: bool) -> tuple[set[int], set[int]]:
    """The lines that are marked, and those that are found to matter."""
    source, function, found = sliced(body, needs_result)
    return marked_lines(source, "runs"), lines_of(function, found.statements)


def statements(block: tuple[ir.Stmt, ...]) -> list[ir.Stmt]:
    """Every statement of a block and of the blocks within it."""
    found: list[ir.Stmt] = []
    for statement in block:
        found.append(statement)
        for part in ("body", "orelse", "final"):
            found += statements(getattr(statement, part, ()))
        for handler in getattr(statement, "handlers", ()):
            found += statements(handler.body)
        for case in getattr(statement, "cases", ()):
            found += statements(case.body)
    return found


CALLS = {
    "what a call reads, and what that reads": """
        place = "us"  # runs
        geo = place.lower()  # runs
        other = "eu"
        print(other)
        client.messages.create(geo=geo)  # runs
    """,
    "the test around a call": """
        if options["stream"]:  # runs
            client.messages.create()  # runs
        else:
            count = 0
    """,
    "what leaves before a call": """
        if not options:  # runs
            return  # runs
        client.messages.create(**options)  # runs
    """,
    "what leaves where nothing that matters is asked": """
        total = 0
        if total:
            return
        client.messages.create()  # runs
    """,
    "what changes an object that a call reads": """
        body = {}  # runs
        body["model"] = "opus"  # runs
        body.update(options)  # runs
        other = {}
        other["model"] = "haiku"
        client.messages.create(**body)  # runs
    """,
    "what is handed an object that a call reads": """
        body = dict()  # runs
        fill(body)  # runs
        client.messages.create(**body)  # runs
    """,
    "loops and handlers around a call": """
        for model in options["models"]:  # runs
            tries = 0
            try:  # runs
                client.messages.create(model=model)  # runs
            except ValueError:
                tries = 1
    """,
    "the item of a with": """
        with client.messages.stream() as stream:
            text = stream.text
        with client.messages as each:  # runs
            each.create()  # runs
    """,
    "a case of a match": """
        match options:  # runs
            case {"model": model}:
                client.messages.create(model=model)  # runs
            case _:
                missing = 1
    """,
    "fields that no verdict reads": """
        words = [1, 2]
        text = words[0]
        client.messages.create(system=text)  # runs
    """,
    "a field that does more than hold something": """
        client.messages.create(system=(model := "opus"))  # runs
        send(model)  # runs
    """,
    "a name for an outer scope": """
        global MODEL  # runs
        MODEL = options["model"]  # runs
        count = 1
    """,
    "what others see change": """
        options["model"] = "opus"  # runs
        client.model = "opus"  # runs
        mine = []
        mine.append(1)
    """,
    "a resource's name that means texts": """
        messages = ["a text"]
        history = messages[1:]
    """,
    "a resource that is read from": """
        sender = client.messages  # runs
        sender.create()  # runs
    """,
    "an attribute by a name that leads to a call": """
        name = "messages"
        getattr(client, "messages").create()  # runs
        getattr(options, "price")
    """,
    "what ends the program before a call": """
        if options["check"]:  # runs
            sys.exit(1)  # runs
        if options["quiet"]:
            text = log.name
        client.messages.create(**options)  # runs
    """,
    "what a loop binds": """
        for model, (place, *more) in options["pairs"]:  # runs
            client.messages.create(geo=place)  # runs
        for name in options["names"]:
            count = name
        for last in options["all"]:  # runs
            count = 1
        for first, *others in options["all"]:  # runs
            count = 2
        client.messages.create(last, others)  # runs
    """,
    "what a with and an except bind": """
        with open("a") as file:  # runs
            size = 1
        with open("b"):
            size = 2
        try:  # runs
            size = 3
        except ValueError as error:
            size = 4
        client.messages.create(file, error)  # runs
    """,
    "what a method is handed on the way": """
        body = {}  # runs
        maker.prepare(body).done()  # runs
        client.messages.create(**body)  # runs
    """,
    "objects made here and objects from elsewhere": """
        mine = list()
        mine.append(1)
        theirs = find(options)  # runs
        theirs.append(1)  # runs
    """,
    "a field that binds a name": """
        words = options["words"]  # runs
        client.messages.create(system=(text := words))  # runs
    """,
    "lines of a log": """
        logger.info("sending %s", options)
        print(options)
        logger.info(client.ask())  # runs
        if options:
            print("some")
        client.messages.create(**options)  # runs
    """,
    "what is set beside a client": """
        limit = client.config["limit"]
        client.config.get("limit")
        send_with(client.config)  # runs
        client.config.create()  # runs
    """,
    "a name of what a with or a loop gives, though a function has it too": """
        with client.messages.create() as send:  # runs
            for each in send:
                text = each.text
    """,
    "a field of a dict that no verdict reads": """
        blocks = [{}]
        blocks[-1]["cache_control"] = 1
        body = {}  # runs
        words = options["words"]
        body["system"] = words  # runs
        more = {"model": "opus", **({"system": words} if words else {})}  # runs
        client.messages.create(**body, **more)  # runs
    """,
    "what decides only on fields that no verdict reads": """
        body = {}  # runs
        words = options["words"]
        wanted = [word for word in words if word]
        if wanted:  # runs
            body["system"] = wanted  # runs
            for word in wanted:
                print(word)
        for word in wanted:  # runs
            if word in words:  # runs
                body.setdefault("cache_control", {})["of"] = word  # runs
                body.update(system=word, cache_control=words)  # runs
        client.messages.create(**body)  # runs
    """,
    "what decides on such fields and on others": """
        body = {}  # runs
        words = options["words"]  # runs
        if words:  # runs
            body["system"] = words  # runs
            body["model"] = "opus"  # runs
        client.messages.create(**body)  # runs
    """,
    "what decides on such fields and on the way out": """
        words = options["words"]  # runs
        for word in words:  # runs
            options["system"] = word  # runs
            if words["last"]:  # runs
                break  # runs
            options["model"] = word  # runs
        client.messages.create(**options)  # runs
    """,
    "parts that a list made on the spot comes to hold": """
        texts = []
        for part in options.parts:
            text = part.text if len(part.text) > 1 else ""
            texts.append({"type": "text", "text": text})
            texts.extend(str(each) for each in part.notes)
        client.messages.create(options.model)  # runs
    """,
    "parts that a list holds which is handed on": """
        found = []  # runs
        for part in options.parts:  # runs
            found.append({"part": part})  # runs
        change(found)  # runs
        client.messages.create(options.model)  # runs
    """,
    "parts that are handed on within the value of something else": """
        found = []  # runs
        found.append({"part": 1 + change(options)})  # runs
        client.messages.create(options.model)  # runs
    """,
    "functions that it is handed": """
        client(1)  # runs
        len(options)
    """,
}


@pytest.mark.parametrize("body", CALLS.values(), ids=CALLS)
def test_what_matters_to_calls(body: str) -> None:
    expected, found = marked(body, needs_result=False)
    assert found == expected


RESULTS = {
    "what is returned, and what that reads": """
        place = "us"  # runs
        other = "eu"
        return place  # runs
    """,
    "what is yielded": """
        place = "us"  # runs
        yield place  # runs
        await_this = 1
    """,
    "which return is reached": """
        kind = options["kind"]  # runs
        if kind == "a":  # runs
            return 1  # runs
        log = kind
        return 2  # runs
    """,
}


@pytest.mark.parametrize("body", RESULTS.values(), ids=RESULTS)
def test_what_matters_to_the_result(body: str) -> None:
    expected, found = marked(body, needs_result=True)
    assert found == expected


def test_a_result_that_nobody_asks_for_does_not_matter() -> None:
    _, found = marked(RESULTS["what is returned, and what that reads"], needs_result=False)
    assert found == set()


IGNORED = {
    "results that go nowhere, or to a name that nobody asks for": (
        """
        kept = send(options)
        lost = send(options)  # ignored
        send(kept)  # ignored
        for each in options:
            return send(each)  # ignored
    """,
        False,
    ),
    "a result that is asked for": (
        """
        lost = send(options)  # ignored
        return send(options)
    """,
        True,
    ),
    "names that are read without being mentioned": (
        """
        place = send(options)
        eval("place")
    """,
        False,
    ),
}


@pytest.mark.parametrize(("body", "needs_result"), IGNORED.values(), ids=IGNORED)
def test_whose_results_are_ignored(body: str, needs_result: bool) -> None:
    source, _, found = sliced(body, needs_result)
    assert {span.line for span in found.ignored} == marked_lines(source, "ignored")


def test_what_may_run_or_not() -> None:
    body = """
        body = {}
        if options["words"]:  # quiet
            if options["more"]:
                body["system"] = 1
        if options["fast"]:
            body["model"] = "haiku"
            body["system"] = 2
        body["system"] = 3
        body.update(system=4)  # quiet
        body["system"]["of"] = 5  # quiet
        client.messages.create(**body)
    """
    source, function, found = sliced(body, needs_result=False)
    outermost = found.quiet & {id(each) for each in function.body}
    assert lines_of(function, outermost) == marked_lines(source, "quiet")


SENT = """
    model = pick(options)  # sent
    told = measure(model)
    tried = {"m": model}  # sent
    messages = convert(options)
    if told:
        tried.update(options.more())  # sent
    client.messages.create(tried, messages)  # sent
"""


def test_what_makes_what_is_sent() -> None:
    source, function, found = sliced(SENT, needs_result=False)
    assert lines_of(function, found.sent) == marked_lines(source, "sent")
