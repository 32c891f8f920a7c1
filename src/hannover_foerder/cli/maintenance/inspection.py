"""The steps of ``foerder check``: reads the files, runs the checks and link requests, writes the report."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.files import write_file
from hannover_foerder.cli.maintenance.catalogue_files import is_editable, is_ours, shown_path
from hannover_foerder.cli.parsing.parser_errors import search_instead
from hannover_foerder.cli.suggesting import suggestion
from hannover_foerder.disk.opening import open_regular, read_from, read_whole
from hannover_foerder.errors import CatalogueError, Problem, UnknownProgrammeError
from hannover_foerder.lint import links, pages
from hannover_foerder.lint.contacts import urls
from hannover_foerder.lint.fixing import fix
from hannover_foerder.lint.gathering import UNREADABLE, finding_of, findings_of, records_of, unread_ids
from hannover_foerder.lint.material import Material, in_order
from hannover_foerder.lint.recording import with_seen
from hannover_foerder.lint.registry import lint
from hannover_foerder.loading import load
from hannover_foerder.output.render import render
from hannover_foerder.output.views.findings import FindingsView
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.nodes import LARGEST
from hannover_foerder.reading.phrase_files import read_occasions, read_synonyms
from hannover_foerder.reading.positions import Passage
from hannover_foerder.reading.problems import MOST_PROBLEMS
from hannover_foerder.reading.situation_file import FOLDER, read_situations
from hannover_foerder.store.sources import (
    DEFAULT,
    OCCASIONS,
    OFFICES,
    STDIN,
    SYNONYMS,
    VOCABULARY,
    YAML_ENDINGS,
    bundled,
    files_in,
    resolve,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.lint.material import Finding, Record
    from hannover_foerder.reading.bundled import ReferenceData
    from hannover_foerder.reading.situation_file import SituationFile

_ID: Final = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")

_COMMON_SHARE = 0.2
"""A word that finds more than this share of the catalogue says little."""


def gather(paths: Sequence[str], day: date, *, uses_cache: bool) -> tuple[tuple[Record, ...], list[Finding]]:
    """Return the readable records of a catalogue and all findings; for the bundled one also those of its word lists."""
    base = reference_data()
    files = [(shown_path(file.path), file.read()) for file in resolve(paths)]
    records, problems = records_of(files, base.vocabulary, base.profile)
    situations, unreadable_situations = _situations(records, base)
    material = Material(
        records,
        base.vocabulary,
        day,
        unread=unread_ids(files, records, base.vocabulary) if problems else frozenset(),
        profile=base.profile,
        situations=situations,
        has_all_situations=not unreadable_situations,
    )
    if is_ours(paths):
        vocabulary, offices, synonyms, occasions = map(_bundled_passage, (VOCABULARY, OFFICES, SYNONYMS, OCCASIONS))
        catalogue = None if problems else load(cache=uses_cache)
        material = material._replace(
            is_ours=True,
            vocabulary_passage=vocabulary,
            offices_passage=offices,
            synonyms=read_synonyms(synonyms.text, synonyms.file),
            synonyms_passage=synonyms,
            occasions=tuple(read_occasions(occasions.text, occasions.file).served),
            occasions_passage=occasions,
            finds_programmes=None if catalogue is None else partial(_finds_programmes, catalogue, day),
            common_word_of=None if catalogue is None else partial(_common_word_of, catalogue, day),
        )
    is_unreadable_all_over = len(problems) >= MOST_PROBLEMS
    lint_findings = [] if is_unreadable_all_over else lint(material)
    unreadable_findings = findings_of(files, problems, base.vocabulary) if problems else []
    return records, in_order([*unreadable_findings, *map(finding_of, unreadable_situations), *lint_findings])


def _situations(records: Iterable[Record], base: ReferenceData) -> tuple[tuple[SituationFile, ...], list[Problem]]:
    """Return the situations beside the files of the records, and the problems of those that cannot be read.

    A file without a record that can be read, such as another file beside the catalogue, has none.
    """
    situation_files: list[SituationFile] = []
    problems: list[Problem] = []
    catalogues = dict.fromkeys(record.passage.file for record in records)
    folders = dict.fromkeys(Path(file).parent / FOLDER for file in catalogues if file != STDIN)
    for path in (path for folder in folders if folder.is_dir() for path in files_in(str(folder), YAML_ENDINGS)):
        name = shown_path(path)
        try:
            with open_regular(path) as file:
                content = read_from(file, path, LARGEST + 1)  # a longer one is refused, however long it is
            situation_files.append(read_situations(content, name, base.profile, base.vocabulary))
        except CatalogueError as error:
            problems += error.problems
        except OSError:
            problems.append(Problem(name, 1, "problem.unopened", {}))
    return tuple(situation_files), problems


def repair(paths: Sequence[str], session: Session) -> None:
    """Make the safe repairs in the files, and report each."""
    base = reference_data()
    repaired_findings: list[Finding] = []

    def repair_file(content: bytes, path: str) -> bytes:
        """Return the repaired content of a file, and note what was repaired."""
        new_content, findings = fix(content, shown_path(path), base.vocabulary, base.profile)
        repaired_findings.extend(findings)
        return new_content

    _edit((file.path for file in resolve(paths)), repair_file)
    text = render(FindingsView(repaired_findings, session.words), "text", session.environment.screen())
    session.note(*text.splitlines(), session.words.count("check.fixed", len(repaired_findings)))


def _edit(paths: Iterable[str], edit: Callable[[bytes, str], bytes]) -> None:
    """Write each file anew whose content, edited, is another; what cannot be edited is left out."""
    for path in paths:
        if is_editable(path):
            content = read_whole(path)
            new_content = edit(content, path)
            if new_content != content:
                write_file(path, new_content, may_replace=True)


def split_paths_and_ids(arguments: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the arguments that are paths, and those that can only be ids of records."""
    paths: list[str] = []
    ids: list[str] = []
    for argument in arguments:
        is_id = _ID.fullmatch(argument) and argument != DEFAULT and not Path(argument).exists()
        (ids if is_id else paths).append(argument)
    return paths, ids


def only_about(findings: Sequence[Finding], ids: Sequence[str], records: Sequence[Record]) -> list[Finding]:
    """Return the findings about the records with some ids, including those that cannot be read.

    Raises UnknownProgrammeError for an id that none has, or for a sentence.
    """
    current_id_by_key = {
        finding.path: finding.path for finding in findings if finding.code == UNREADABLE and finding.path
    }
    current_id_by_key |= {
        key: record.programme.id for record in records for key in (record.programme.id, *record.programme.former_ids)
    }
    if len(ids) > 1 and not any(record_id in current_id_by_key for record_id in ids):
        raise UnknownProgrammeError("error.no-programmes", words=", ".join(ids), search=search_instead("check", ids))
    for record_id in ids:
        if record_id not in current_id_by_key:
            similar_ids = suggestion(record_id, {key: key for key in current_id_by_key})
            raise UnknownProgrammeError("error.unknown-id", id=record_id, similar=similar_ids)
    current_ids = {current_id_by_key[record_id] for record_id in ids}
    return [
        finding
        for finding in findings
        if not current_ids.isdisjoint((finding.path.partition(".")[0], finding.values.get("programme")))
    ]


def check_links(
    records: Sequence[Record], session: Session, *, allows_private: bool, seen_on: date | None
) -> list[Finding]:
    """Check all addresses of the records, and return the findings; progress goes to stderr if it is a terminal.

    With ``seen_on``, today, it is written into the files which official pages were seen to name their programme.
    """
    progress = session.progress()

    def show_progress(done: int, total: int) -> None:
        progress.update(lambda: session.words.say("link.progress", done=done, total=total))

    addresses = [address for record in records for _, address in urls(record)]
    try:
        answers = links.ask_all(addresses, show_progress, partial(links.ask_patiently, allows_private=allows_private))
        link_findings = links.findings(records, answers)
        if seen_on is None:
            return link_findings
        page_urls = dict.fromkeys(url for _, _, url in pages.official_pages(records) if answers[url].verdict == "fine")
        text_by_url: dict[str, str | None] = {}
        for url in page_urls:
            text_by_url[url] = links.page_text(url, allows_private=allows_private)
            show_progress(len(text_by_url), len(page_urls))
    finally:
        progress.end()
    look = pages.compare(records, answers, text_by_url)
    _write_seen(records, look, session, seen_on)
    return [*link_findings, *look.findings]


def _write_seen(records: Sequence[Record], look: pages.Comparison, session: Session, day: date) -> None:
    """Write the day into the files for every page that names its programme.

    Notes their number, and the figures of the records that the pages still have.
    """
    base = reference_data()
    _edit(
        dict.fromkeys(record.passage.file for record in records),
        lambda content, _: with_seen(content, look.seen, day, base.vocabulary, base.profile),
    )
    for programme_id, figures in look.figures.items():
        for figure in figures:
            session.note(
                session.words.say(
                    "check.figure", id=programme_id, source=figure.source, path=figure.path, figure=figure.shown
                )
            )
    session.note(session.words.count("check.seen", sum(map(len, look.seen.values()))))


def _bundled_passage(name: str) -> Passage:
    """Return the whole text of a file that comes with the program."""
    path = bundled(name)
    return Passage(shown_path(path), 1, read_whole(path))


def _finds_programmes(catalogue: Catalogue, day: date, words: str) -> bool:
    """Return whether a search of the bundled catalogue finds a programme for words without correction."""
    hits = catalogue.search(words, limit=1, day=day, literal=True)
    return bool(hits.hits) and not hits.corrections and not hits.hits[0].similar


def _common_word_of(catalogue: Catalogue, day: date, phrase: str) -> str | None:
    """Return the only content word of a phrase if very many records of the bundled catalogue have it, else ``None``."""
    from hannover_foerder.search.index.thesaurus import shrunk

    word = shrunk(phrase)
    if word is None:
        return None
    records_with_word = catalogue.search(f'"{word}"', limit=1, day=day, literal=True).total
    return word if records_with_word > _COMMON_SHARE * len(catalogue.ids()) else None
