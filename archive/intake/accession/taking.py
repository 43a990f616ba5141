"""A draft taken in: it becomes a record, or is found to be one that is there already."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from archive.analysis.wording import changes, passages, spans_of
from archive.intake.accession.alike import Alike, sketched
from archive.intake.accession.comparing import absent, completed, differences, elsewhere
from archive.intake.accession.entry import ORDER, Entry, entry_of
from archive.intake.accession.house import House
from archive.intake.accession.known import Known
from archive.intake.accession.record import read_back, sound, zone_lines
from archive.intake.accession.settled import settled
from archive.intake.accession.store import File, Store, day_of_capture, year_of
from archive.intake.accession.taken import Outcome, Taken
from archive.intake.draft import Draft, Span
from archive.intake.refused import Refused
from archive.records.edit import EditError, add_items
from archive.records.fields import is_id
from archive.records.model import Article
from archive.records.shelf import Shelf
from archive.records.vault import sha256

_NO_TEXT = "the document holds no words of the report"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person says of all documents of a run.

    ``source`` and ``display``: who published them, and what may be shown; ``retrieved``: the day
    of captures that do not tell theirs (EDTF); ``id``: that of the one new record; ``adds``: what
    reviewed records lack is added too, which the next build publishes.
    """

    source: str | None = None
    display: str | None = None
    retrieved: str | None = None
    id: str | None = None
    adds: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft and what was made out of it before anything is compared."""

    draft: Draft
    zones: tuple[Span, ...]
    entry: Entry
    said: list[str]
    sha256: str

    @property
    def has_file(self) -> bool:
        """Whether there is something to keep."""
        return self.draft.capture is not None or bool(self.draft.text.strip())


@dataclass(slots=True)
class Intake:
    """One run of the import."""

    shelf: Shelf
    store: Store
    house: House
    known: Known
    terms: Terms
    alike: Alike

    def known_sources(self) -> frozenset[str]:
        """Return the ids of the sources that there are."""
        return frozenset(self.house.publishers.ids)

    def take(self, draft: Draft, modified: str | None = None) -> Taken:
        """Take one draft in; ``modified`` is the day on which its file was last changed.

        Raises Refused, and OSError where something cannot be written.
        """
        read = self._read(draft)
        fields = read.entry.fields
        met = self.known.meet(fields, read.sha256, sha256(draft.text), read.entry.wanted_id)
        if met is None:
            return self._new(read, modified)
        article = met.article
        if met.by == "address" and read.said and (article.capture or article.body):
            same = self.known.says(article, read.said)
            if same is None and self.store.vault is None:
                read.entry.remarks.append("its words are compared where a vault is named")
            elif not same:
                return self._version(read, article, modified)
        return self._same(read, article, modified, whole=met.by == "capture")

    def _read(self, draft: Draft) -> _Read:
        zones = settled(draft.zones, draft.text)
        entry = entry_of(draft, self.house)
        said = passages(draft.text, zones)
        data = draft.text.encode("utf-8", "surrogatepass")
        data = data if draft.capture is None else draft.capture
        if not said and entry.fields.keys().isdisjoint({"title", "derived_title", "url"}):
            fix = "look at the document; if it is a report, give its text"
            raise Refused("holds neither words of a report nor its title or address", fix)
        if not said and draft.capture is not None:
            entry.unknown.append("text")
            entry.remarks.append(_NO_TEXT)
        return _Read(draft, zones, entry, said, sha256(data) if data else "")

    def _new(self, read: _Read, modified: str | None) -> Taken:
        entry, fields = read.entry, read.entry.fields
        words = sketched(read.draft.text, spans_of(read.draft.text, read.zones))
        near = self.alike.told(words) if read.said else []
        entry.remarks += near
        title = fields.get("title", "")
        title = "" if self.shelf.redaction.holds(title) else title
        published = fields.get("published", "")
        self._check_id()
        id_ = self.known.free_id(
            self.terms.id or entry.wanted_id, fields["source"], published, title
        )
        year = year_of(published)
        files: list[File] = []
        more: dict[str, Any] = {"review": "pending"}
        if read.has_file:
            more["capture"], files = self._capture(read, f"{year}/{id_}", modified)
        notes = [*fields.get("notes", ()), *_notes(entry, near)]
        more |= {"notes": notes} if notes else {}
        more |= {"basis": entry.basis} if entry.basis else {}
        more |= {"zones": zone_lines(read.zones)} if read.zones and read.has_file else {}
        file = f"articles/{year}/{id_}.md"
        text, article, fields, left = _sound(file, fields | more)
        self.store.keep(files)
        self._write_sources(article)
        self.store.write(file, text)
        self.known.add(article, read.said)
        self.alike.add(id_, words, kept=self.store.dry)
        entry.remarks += left
        return _taken("new", article.id, file, read, fields)

    def _check_id(self) -> None:
        """Raise Refused where the id that a person gave cannot be given to a new record."""
        wanted = self.terms.id
        if wanted and not is_id(wanted):
            fix = "give lower-case words joined by hyphens"
            raise Refused(f"cannot get the id “{wanted}”, which is none", fix)
        if wanted and not self.known.is_free(wanted):
            fix = "give another --id, or none"
            raise Refused(f"cannot get the id {wanted}, which another report has", fix)

    def _capture(
        self, read: _Read, stem: str, modified: str | None
    ) -> tuple[dict[str, Any], list[File]]:
        """Return what a record says of a capture, with the day on which it was taken."""
        year, _, name = stem.partition("/")
        said, files = self.store.capture(name, year, read.draft)
        day, whence = day_of_capture(read.draft, self.terms.retrieved, modified)
        if day:
            transcript = {"transcript": said.pop("transcript")} if "transcript" in said else {}
            said |= {"retrieved": day} | transcript
        else:
            read.entry.unknown.append("day of the capture")
        if whence:
            read.entry.basis["capture"] = {"grade": "derived", "from": whence}
        return said, files

    def _write_sources(self, article: Article) -> None:
        """Write the records of sources that are named for the first time."""
        new = self.house.publishers.new
        for id_ in (article.source, article.via, article.agency):
            if id_ in new:
                self.store.write(f"sources/{id_}.yml", new[id_])
                if not self.store.dry:
                    del new[id_]

    def _same(self, read: _Read, article: Article, modified: str | None, *, whole: bool) -> Taken:
        """Add to a known report what it lacks; what it says stays. ``whole``: nothing is new."""
        entry, file = read.entry, article.at.mark.path
        entry.remarks += differences(article, entry.fields)
        lacks = {} if whole else absent(article, entry.fields)
        files: list[File] = []
        if not whole and read.has_file and not (article.capture or article.body):
            year = file.split("/")[1]
            lacks["capture"], files = self._capture(read, f"{year}/{article.id}", modified)
            lacks |= {"zones": zone_lines(read.zones)} if read.zones else {}
        if lacks and not (article.review or self.terms.adds):
            said = f"the record is reviewed and lacks {', '.join(lacks)}: not added (--add adds it)"
            entry.remarks.append(said)
            lacks = {}
        if lacks:
            self.store.keep(files)
            basis = entry.basis if "capture" in lacks else elsewhere(entry.basis)
            self._edit(article, lambda text: completed(text, lacks, basis))
            entry.remarks.append(f"added: {', '.join(lacks)}")
        fields = entry.fields | {"basis": entry.basis}
        return _taken("completed" if lacks else "unchanged", article.id, file, read, fields)

    def _version(self, read: _Read, article: Article, modified: str | None) -> Taken:
        """Keep another text of a known address beside the first, and say what changed."""
        entry, file = read.entry, article.at.mark.path
        year, digest = file.split("/")[1], read.sha256[:8]
        capture, files = self._capture(read, f"{year}/{article.id}.{digest}", modified)
        entry.basis.pop("capture", None)
        version: dict[str, Any] = {"capture": capture}
        before = self.known.passages(article)
        if before is None:
            entry.remarks.append(
                "another text at the same address; the first is not here to compare"
            )
        else:
            version["added"], version["removed"] = changes(before, read.said)
            said = f"{version['added']} passages are new, {version['removed']} are gone"
            entry.remarks.append(f"changed after publication: {said}")
        version["review"] = "pending"
        version |= {"zones": zone_lines(read.zones)} if read.zones else {}
        entry.remarks += differences(article, entry.fields)
        self.store.keep(files)
        self._edit(article, lambda text: add_items(text, "versions", [version], ORDER))
        self.known.learn(self.known.articles[article.id], read.said)
        return _taken("version", article.id, file, read, entry.fields)

    def _edit(self, article: Article, change: Any) -> None:  # noqa: ANN401 - a function of texts
        """Change a record's file. Raises Refused, where it cannot be changed safely."""
        if self.store.dry:
            return
        file = article.at.mark.path
        try:
            text = change(self.store.read(file))
        except EditError as error:
            fix = f"mend {file} by hand, then import the document again"
            raise Refused(
                f"is about {article.id}, whose record cannot be changed: {error}", fix
            ) from error
        changed, problems = read_back(file, text)
        if changed is None:
            fix = f"look at {file} with archive check"
            raise Refused(f"would spoil the record: {problems[0].message if problems else ''}", fix)
        self._write_sources(changed)
        self.store.write(file, text)
        self.known.add(changed)


def _sound(file: str, fields: dict[str, Any]) -> tuple[str, Article, dict[str, Any], list[str]]:
    try:
        return sound(file, fields)
    except (ValueError, EditError) as error:
        fix = "write its record by hand: archive new article"
        raise Refused(f"gives no sound record: {error}", fix) from error


def _notes(entry: Entry, near: list[str]) -> Iterator[str]:
    """Say in one line what a person should look for."""
    unknown = f"the document does not tell its {', '.join(entry.unknown)}" if entry.unknown else ""
    others = [one for one in entry.remarks if one.startswith(("keywords", "shown"))]
    said = "; ".join(filter(None, [unknown, *others, *near]))
    if said:
        yield f"For review: {said}."


def _taken(outcome: Outcome, id_: str, file: str, read: _Read, fields: dict[str, Any]) -> Taken:
    entry = read.entry
    return Taken(
        outcome=outcome, id=id_, file=file, draft=read.draft, zones=read.zones, fields=fields,
        unknown=tuple(dict.fromkeys(entry.unknown)), remarks=tuple(dict.fromkeys(entry.remarks)),
    )  # fmt: skip
