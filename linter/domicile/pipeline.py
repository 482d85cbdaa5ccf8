"""The stages in their order: discover, screen, front end, link, resolve, judge."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from domicile import __version__
from domicile.discover import UnreadablePathError, is_source, relative
from domicile.facts.age import facts_as_of
from domicile.means import Means
from domicile.results import Report
from domicile.shard import Shard
from domicile.stages import Stages
from domicile.triage import Triage, triage
from domicile.workers import Workers

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import date
    from pathlib import Path

    from domicile.cache.store import Store
    from domicile.calls import Call
    from domicile.findings import FileError, Finding
    from domicile.policy import Policy
    from domicile.positions import Problem
    from domicile.reading import Reader
    from domicile.rulebook import Rule
    from domicile.span import Span


class Options(NamedTuple):
    """What a run is asked to do.

    `texts` stand for the files at their paths: standard input, an editor's buffers. `jobs` 0: as
    many as pay.
    `baseline` is the file that findings are compared with.
    `ignores` False: nothing is waived, excluded or switched off by the policy. `custom_rules` are
    files of rules besides those that the policy names. `cache` is kept in `cache_folder`, or in
    the platform's.
    """

    paths: tuple[str, ...] = (".",)
    policy: str | None = None
    use_policy: bool = True
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    certain_only: bool = False
    ignores: bool = True
    custom_rules: tuple[Path, ...] = ()
    baseline: str | None = None
    list_files: bool = False
    verbose: bool = False
    jobs: int = 0
    cache: bool = False
    cache_folder: str | None = None
    shard: Shard | None = None
    executor: str | None = None
    texts: Mapping[str, bytes] = MappingProxyType({})
    today: date | None = None


class RunError(Exception):
    """The run itself cannot be done: a bad policy, an unknown rule, an unreadable path.

    `problems` are what is wrong with the policy, by place.
    """

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def analyse(options: Options, stages: Stages | None = None) -> Report:
    """Run every stage over the options' paths; `stages` tells others how far the run has come.

    A file that cannot be parsed is an entry of `errors`, and the run goes on. Raises RunError.
    """
    try:
        with Workers(options.jobs, _executor(options)) as workers:
            means = Means(workers, stages or Stages(), _store(options))
            return _analyse(options, means)
    except UnreadablePathError as error:
        raise RunError(str(error)) from error


def read_policy(
    file: str | None,
    texts: Mapping[str, bytes] | None = None,
    custom_rules: tuple[Path, ...] = (),
    store: Store | None = None,
) -> Policy:
    """The policy in `file`, or the nearest one; the empty one where there is none.

    `texts` stand for the files at their paths, `custom_rules` are rules besides its own. In
    `store` is kept what was valid.

    Raises RunError for a policy that is not valid.
    """
    from pathlib import Path

    from domicile import policy

    try:
        found = policy.find(Path.cwd()) if file is None else Path(file)
        if found is None:
            return policy.EMPTY
        return policy.load(found, texts or {}, custom_rules, store)
    except policy.PolicyError as error:
        raise RunError(str(error), error.problems) from error


def _analyse(options: Options, means: Means) -> Report:
    stages = means.stages
    with stages.stage("screen"):
        files = triage(options.paths, options.texts, means, list_files=options.list_files)
    report = Report(
        version=__version__,
        facts_date=facts_as_of(),
        files=files.listed,
        scanned=len(files.scanned),
        seconds=stages.seconds,
    )
    quiet = _quiet(options, files)
    if not quiet and _has_nothing_to_judge(options, files):
        return _of_shard(report, files, options.shard)
    from domicile import verdicts
    from domicile.around import surroundings

    with stages.stage("policy"):
        policy, rules = _policy_and_rules(options, means.store() if means.store else None)
    excluded = _excluded(policy)
    kept = files.without(excluded)
    reader = _reader(options)
    with stages.stage("resolve"):
        around = (*files.candidates, *quiet)
        others = surroundings(around, filter(os.path.isdir, options.paths))
        names = (*files.seen, *options.texts, *others)
        tree = list(dict.fromkeys((*files.scanned, *filter(is_source, others))))
        calls, silent = _calls(kept, quiet, tree, reader, means, excluded, names)
        kept = kept.with_calls(call.location.path for call in calls)
    errors = _errors(kept, reader)
    with stages.stage("judge"):
        told = verdicts.directives_in(reader, kept, errors, silent)
        judged = verdicts.judged(calls, errors, policy, rules, options, files.seen, told)
        entries = tuple(verdicts.entry(call, policy) for call in calls if call.infers)
        judged = verdicts.with_fixes(judged, reader)
        counted = [finding for finding in judged if finding.suppression is None]
        silenced = [finding for finding in judged if finding.suppression is not None]
        compared = verdicts.compared(counted, rules, options)
    shown = verdicts.sure(compared.new if compared else counted, options)
    report = report._replace(
        calls=entries,
        findings=shown,
        suppressed=verdicts.sure(silenced, options),
        unchanged=verdicts.sure(compared.unchanged, options) if compared else (),
        absent=compared.absent if compared else (),
        baseline=relative(options.baseline) if options.baseline else None,
        errors=errors,
        files=kept.unreadable(error.path for error in errors),
        scanned=len(kept.scanned),
        analysed=len(kept.candidates),
        sources=verdicts.sources(reader, shown),
        rules=verdicts.explanations(_rules_of(judged, options.shard), policy),
    )
    return _of_shard(report, kept, options.shard)


def _rules_of(findings: Iterable[Finding], shard: Shard | None) -> set[str]:
    return {each.rule for each in findings if shard is None or shard.has(each.location.path)}


def _of_shard(report: Report, files: Triage, shard: Shard | None) -> Report:
    """What of a report is about the shard's files; it was found by looking at all."""
    if shard is None:
        return report
    has = shard.has
    return report._replace(
        calls=tuple(each for each in report.calls if has(each.call.location.path)),
        findings=tuple(each for each in report.findings if has(each.location.path)),
        suppressed=tuple(each for each in report.suppressed if has(each.location.path)),
        errors=tuple(each for each in report.errors if has(each.path)),
        files=tuple(each for each in report.files if has(each.path)),
        scanned=sum(map(has, files.scanned)),
        analysed=sum(map(has, files.candidates)) if report.analysed else 0,
    )


def _has_nothing_to_judge(options: Options, files: Triage) -> bool:
    """Whether the run ends before the policy is read: a hook on files that hold no call.

    Where a folder is checked the policy is judged too, whatever the files hold.
    """
    if files.candidates or files.errors or options.policy or options.select or options.ignore:
        return False
    about_policy = options.use_policy or options.baseline
    return not about_policy or not any(map(os.path.isdir, options.paths))


def _policy_and_rules(options: Options, store: Store | None) -> tuple[Policy, tuple[Rule, ...]]:
    from domicile import policy, rulebook

    chosen = policy.EMPTY
    if options.use_policy:
        chosen = read_policy(options.policy, options.texts, options.custom_rules, store)
    if not options.ignores:
        chosen = policy.unignored(chosen)
    try:
        rules = rulebook.load(chosen.custom_rules)
        return chosen, rulebook.select(rules, options.select, options.ignore)
    except policy.PolicyError as error:
        raise RunError(str(error), error.problems) from error
    except rulebook.UnknownRuleError as error:
        raise RunError(str(error)) from error


def _excluded(policy: Policy) -> Callable[[str], bool]:
    from domicile.policy.globs import matcher
    from domicile.policy.scopes import rebase

    matches, rebased = matcher(policy.exclude), rebase(policy)
    return lambda path: matches(rebased(path))


def _errors(files: Triage, reader: Reader) -> tuple[FileError, ...]:
    """The files of this run that cannot be read; what only an import led to is not its business."""
    asked = frozenset(files.scanned)
    found = (error for error in reader.errors.values() if error.path in asked)
    return tuple(sorted((*files.errors, *found), key=lambda error: (error.path, error.cell or 0)))


def _reader(options: Options) -> Reader:
    from domicile.reading import Reader

    return Reader(dict(options.texts))


def _quiet(options: Options, files: Triage) -> tuple[str, ...]:
    """The files that were named, hold no word of a call and may make one."""
    texts = options.texts
    given = [path for path in options.paths if path in texts or not os.path.isdir(path)]
    rest = frozenset(files.scanned) - frozenset(files.candidates) if given else frozenset()
    named = [path for path in map(relative, given) if path in rest]
    if not named:
        return ()
    from domicile.quiet import quiet

    return quiet(named, options.texts)


def _executor(options: Options) -> Callable[[int], Executor] | None:
    if options.executor is None:
        return None
    from domicile.executors import ExecutorError, start_of

    start = start_of(options.executor)

    def started(count: int) -> Executor:
        try:
            return start(count)
        except ExecutorError as error:
            raise RunError(str(error)) from error

    return started


def _store(options: Options) -> Callable[[], Store] | None:
    """Gives where records are kept between runs: nowhere for texts that are not on the disk."""
    if not options.cache or options.texts:
        return None

    return partial(_open, options.cache_folder)


@cache  # by its name, so that other processes can be told of it
def _open(folder: str | None) -> Store:
    from domicile.cache.store import Store, default_folder

    return Store(folder or default_folder())


def _calls(
    files: Triage,
    quiet: Sequence[str],
    tree: Sequence[str],
    reader: Reader,
    means: Means,
    excluded: Callable[[str], bool],
    names: Sequence[str],
) -> tuple[tuple[Call, ...], frozenset[str]]:
    """The calls in the files of this run, also in those where the gate saw no word of one.

    And the files that are known to hold no inline suppression.
    """
    from domicile.around import above

    around = above(tree)
    candidates = files.candidates
    if quiet:
        from domicile.quiet import led_to

        candidates = (*candidates, *led_to(quiet, tree, around, reader.read_code))
    if not candidates:
        return (), frozenset()
    from domicile.installed import Parts
    from domicile.partwise import Sources, resolve

    sources = Sources(tree, names, around, files.remembered, len(tree) > len(files.scanned))
    answers = resolve(Parts(candidates, names, around), sources, reader, means)
    calls = [call for answer in answers for call in answer.calls]
    commented = {path for answer in answers for path in answer.commented}
    known, asked = frozenset(files.candidates), frozenset(files.scanned)
    paths = {call.location.path for call in calls}
    wanted = {p for p in paths if p in known or (p in asked and not excluded(p))}
    found = sorted((call for call in calls if call.location.path in wanted), key=_place)
    return tuple(found), frozenset(candidates) - commented


def _place(call: Call) -> tuple[str, int, Span]:
    location = call.location
    return location.path, location.cell or 0, location.span
