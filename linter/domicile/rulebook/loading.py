"""The rules: one YAML file each, read and compiled when they are needed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from domicile import schema, shipped
from domicile.positions import Document, DocumentError, KeyPath, Problem, read_file
from domicile.rulebook import validation
from domicile.rulebook.conditions import ConditionError, Record, compile_condition
from domicile.rulebook.messages import compile_template
from domicile.rulebook.model import Example, Explanation, Rule, Source
from domicile.rulebook.vocabulary import SUBJECTS


class UnknownRuleError(Exception):
    """A word that is no rule's id or name; the message suggests one."""


def load(custom: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Every built-in rule and those in the files `custom`, by id.

    Raises DocumentError for a custom rule that is not valid.
    """
    rules = {rule.id: rule for rule in _built_in()}
    for document in _custom_documents(tuple(custom)):
        rule = _checked(document)
        rules[rule.id] = rule
    return tuple(rules[id_] for id_ in sorted(rules))


def ids(custom: Sequence[Path] = ()) -> dict[str, str]:
    """From every rule's id and name to its id; the built-in rules need not be read for it.

    Raises DocumentError for a custom rule that is not valid.
    """
    pairs = [_split(file_name) for file_name in _files()]
    pairs += [(rule.id, rule.name) for rule in map(_checked, _custom_documents(tuple(custom)))]
    return {word: id_ for id_, name in pairs for word in (id_, name)}


def select(
    rules: Iterable[Rule], chosen: Sequence[str] = (), ignored: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that `--select` and `--ignore` leave: ids, names, or the beginnings of ids.

    A rule that is chosen is switched on. Raises UnknownRuleError.
    """
    rules = tuple(rules)
    wanted = {id_ for word in chosen for id_ in _meant(rules, word)}
    unwanted = {id_ for word in ignored for id_ in _meant(rules, word)}
    kept = [rule for rule in rules if rule.id not in unwanted and (not chosen or rule.id in wanted)]
    return tuple(replace(rule, enabled=True) if rule.id in wanted else rule for rule in kept)


def explain(word: str, custom: Sequence[Path] = ()) -> Explanation:
    """The documentation of the rule with that id or name. Raises UnknownRuleError."""
    own = (document.data for document in _custom_documents(tuple(custom)))
    for data in (*map(_data, _files()), *own):
        if word.casefold() in (data["id"].casefold(), data["name"].casefold()):
            return _explanation(data)
    raise _unknown(word, ids(custom))


def _meant(rules: Sequence[Rule], word: str) -> list[str]:
    """The ids that a word of the command line means."""
    if word.casefold() == "all":
        return [rule.id for rule in rules]
    exact = [rule.id for rule in rules if word.casefold() in (rule.id.casefold(), rule.name)]
    found = exact or [rule.id for rule in rules if rule.id.startswith(word.upper())]
    if not found or not word:
        raise _unknown(word, [name for rule in rules for name in (rule.id, rule.name)])
    return found


def unknown_rule(word: str, known: Iterable[str]) -> str:
    """That no rule is called `word`, with the nearest of the `known` names."""
    help_ = schema.did_you_mean(word, known) or schema.did_you_mean(word.upper(), known)
    return f"there is no rule '{word}'" + (f"; {help_}" if help_ else "")


def _unknown(word: str, known: Iterable[str]) -> UnknownRuleError:
    return UnknownRuleError(unknown_rule(word, known))


# --- built-in rules --------------------------------------------------------------------


@functools.cache
def _files() -> tuple[str, ...]:
    """The names of the rule files, `GEO101-unsupported-model.yaml`."""
    entries = resources.files("domicile.rules").iterdir()
    return tuple(sorted(entry.name for entry in entries if entry.name.endswith(".yaml")))


def _split(file_name: str) -> tuple[str, str]:
    id_, _, name = file_name.removesuffix(".yaml").partition("-")
    return id_, name


def _data(file_name: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = shipped.data(file_name.removesuffix(".yaml"))
    return data


@functools.cache
def _built_in() -> tuple[Rule, ...]:
    return tuple(_compiled(_data(file_name)) for file_name in _files())


# --- custom rules ----------------------------------------------------------------------


def _custom_documents(files: tuple[Path, ...]) -> tuple[Document, ...]:
    return _read_custom(files, tuple(map(_stamp, files))) if files else ()


def _stamp(file: Path) -> tuple[int, int]:
    """What changes when a file does: an editor keeps the process, not the file."""
    status = file.stat()
    return status.st_mtime_ns, status.st_size


@functools.lru_cache(maxsize=4)
def _read_custom(files: tuple[Path, ...], _: tuple[tuple[int, int], ...]) -> tuple[Document, ...]:
    documents = tuple(read_file(file) for file in files)
    problems: list[Problem] = []
    taken = {word: "a built-in rule" for file_name in _files() for word in _split(file_name)}
    for document in documents:
        found = schema.violations(document, "rule") or tuple(validation.problems(document))
        problems += found
        if not found and document.data["id"].startswith("GEO"):
            message = f"'{document.data['id']}' begins with GEO, which is kept for built-in rules"
            problems.append(document.problem(("id",), message))
        for key in ("id", "name") if not found else ():
            owner = taken.setdefault(document.data[key], document.path)
            if owner != document.path:
                problems.append(document.problem((key,), f"{owner} has this {key} already"))
    if problems:
        raise DocumentError(tuple(problems))
    return documents


def _checked(document: Document) -> Rule:
    try:
        return _compiled(document.data)
    except ConditionError as error:
        help_ = schema.did_you_mean(error.word, error.known) if error.word else ""
        is_key = error.path[-1] == error.word
        problem = document.problem(error.path, str(error), help_, at_key=is_key)
        raise DocumentError((problem,)) from None


# --- from plain data -------------------------------------------------------------------


def _compiled(data: Mapping[str, Any]) -> Rule:
    rule = _case(data, ())
    also = (
        replace(
            _case({**data, "remarks": (), **case}, ("also", index)),
            ceiling=case.get("severity", "error"),
        )
        for index, case in enumerate(data.get("also", ()))
    )
    return replace(rule, also=tuple(also))


def _case(data: Mapping[str, Any], path: KeyPath) -> Rule:
    """One case of a rule; `path` leads to it in the rule's file."""
    known = SUBJECTS[data["subject"]]
    when = (*path, "when")
    return Rule(
        id=data["id"],
        name=data["name"],
        summary=data["summary"],
        severity=data["severity"],
        enabled=data.get("enabled", True),
        unresolved=data.get("unresolved", False),
        suppressible=data.get("suppressible", True),
        subject=data["subject"],
        at=tuple(data.get("at", ())),
        reasons=tuple(data.get("reasons", ())),
        condition=compile_condition(data["when"], known, when) if "when" in data else _always,
        message=compile_template(data["message"], known, (*path, "message")),
        remarks=tuple(
            (
                compile_condition(remark["when"], known, (*path, "remarks", i, "when")),
                compile_template(remark["text"], known, (*path, "remarks", i, "text")),
            )
            for i, remark in enumerate(data.get("remarks", ()))
        ),
        fix=tuple(data.get("fix", ())),
    )


def _always(_: Record) -> bool:
    return True


def _explanation(data: Mapping[str, Any]) -> Explanation:
    examples = data.get("examples", {})
    return Explanation(
        id=data["id"],
        name=data["name"],
        summary=data["summary"],
        severity=data["severity"],
        enabled=data.get("enabled", True),
        rationale=data["rationale"],
        fix=tuple(data.get("fix", ())),
        sources=tuple(
            Source(source["title"], source.get("url"), source["date"])
            for source in data.get("sources", ())
        ),
        valid=tuple(map(_example, examples.get("valid", ()))),
        invalid=tuple(map(_example, examples.get("invalid", ()))),
    )


def _example(data: Mapping[str, Any]) -> Example:
    finding = data.get("finding", {})
    return Example(
        code=data.get("code", ""),
        policy=data.get("policy"),
        at=finding.get("at"),
        certainty=finding.get("certainty", "certain") if finding else None,
        title=data.get("title"),
        file=data.get("file"),
        today=data.get("today"),
        answer=data.get("answer"),
    )
