"""A sound archive of any size, invented: reports in files and in the vault, people, events."""

import random
from dataclasses import dataclass, field
from pathlib import Path

from archive.records.vault import sha256

_SYLLABLES = ("ba", "ro", "mi", "tel", "var", "os", "ken", "lu", "da", "fir", "nem", "sha")
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES]
_HEADLINE = "Quay {} shut"
_CHROME = "Menu"


def name_of(number: int) -> str:
    """Return a name of two words that nobody else has."""
    return f"{_WORDS[number % 1728].title()} {_WORDS[(number * 7 + 5) % 1728].title()}son"


@dataclass
class Corpus:
    """A content folder and a vault being written; faults take records that no other fault has."""

    root: Path
    articles: int
    free: dict[str, list[str]] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def vault(self) -> Path:
        return self.root / "vault"

    def take(self, kind: str) -> str:
        """Return the id of a record that is nobody's yet."""
        return self.free[kind].pop()

    def file(self, kind: str, id_: str) -> str:
        """Return where a record stands, relative to the content folder."""
        if kind in {"article", "captured"}:
            return f"articles/{id_[-4:]}/{id_}.md"
        return f"{kind}/{id_}.yml"

    def text(self, name: str) -> str:
        return (self.content / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)


def sound(root: Path, articles: int) -> Corpus:
    """Write an archive without a problem. One report in ten stands in the vault."""
    chance = random.Random(5)  # noqa: S311 - keeps no secret
    corpus = Corpus(root, articles)
    kinds = {"sources": 20, "people": articles // 8, "places": 40, "events": articles // 8}
    corpus.free = {kind: [f"{kind}-{i}" for i in range(count)] for kind, count in kinds.items()}
    corpus.write("subjects.yml", "".join(f"subject-{i}:\n  name: Subject {i}\n" for i in range(9)))
    for i in range(20):
        corpus.write(f"sources/sources-{i}.yml", f"name: The {name_of(i)} Post\nkind: newspaper\n")
    for i in range(40):
        corpus.write(
            f"places/places-{i}.yml", f"name: {name_of(900 + i)}\ngeo: {{lat: {i}, lon: 3}}\n"
        )
    for i in range(kinds["people"]):
        corpus.write(f"people/people-{i}.yml", f"name: {name_of(1000 + i)}\nkind: porter\n")
    corpus.free["article"], corpus.free["captured"] = [], []
    for i in range(articles):
        _article(corpus, i, chance)
    for i in range(kinds["events"]):
        _event(corpus, i, kinds["events"] // 2)
    for free in corpus.free.values():
        chance.shuffle(free)
    return corpus


def id_of(number: int) -> str:
    return f"report-{number}-{2000 + number % 30}"


def _article(corpus: Corpus, i: int, chance: random.Random) -> None:
    words = " ".join(chance.choices(_WORDS, k=60))
    said = (
        f"Work at berth {i} stopped for {i % 90 + 2} days. {words}.\n\nNobody at quay {i} spoke.\n"
    )
    head = (
        f'---\ntitle: "{_HEADLINE.format(i)}"\nsource: sources-{i % 20}\nlanguage: en\n'
        f'published: "{2000 + i % 30}-03-0{i % 9 + 1}"\nurl: https://news.example/{i}\n'
        f"subjects: [subject-{i % 9}]\nauthors:\n  - name: {name_of(1000 + i)}\nrights:\n"
        "  display: full\n"
    )
    if i % 10:
        corpus.write(corpus.file("article", id_of(i)), f"{head}---\n{said}")
        corpus.free["article"].append(id_of(i))
        return
    text = f"{_CHROME}\n\n{said}"
    file = corpus.vault / f"{i}.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    zones = (
        f"zones:\n  - {{start: 0, end: 4, zone: chrome, rule: r}}\n"
        f"  - {{start: 6, end: {len(text) - 1}, zone: body, rule: r}}\n"
    )
    capture = f"capture:\n  path: {i}.txt\n  sha256: {sha256(text)}\n"
    corpus.write(corpus.file("captured", id_of(i)), f"{head}{capture}{zones}---\n")
    corpus.free["captured"].append(id_of(i))


def _event(corpus: Corpus, i: int, spared: int) -> None:
    """Write an event. From number ``spared`` on a fault may take it, and its reports stay sound.

    Reports of the others may be broken, which must not make their events look broken.
    """
    one, other = (i * 3 + 1, i * 3 + 2)
    one, other = (n + (n % 10 == 0) for n in (one, other))  # a text in its file
    for quoted in {one, other} if i >= spared else ():
        corpus.free["article"].remove(id_of(quoted))
    if i < spared:
        corpus.free["events"].remove(f"events-{i}")
    accounts = "".join(
        f"  - article: {id_of(n)}\n    as: main\n"
        f"    passages:\n      - exact: Nobody at quay {n} spoke.\n"
        for n in dict.fromkeys((one, other))
    )
    corpus.write(
        f"events/events-{i}.yml",
        f'name: Stop {i}\ndate: "2031-03-02"\ndate_basis: both reports\nplace: places-{i % 40}\n'
        f"accounts:\n{accounts}questions:\n  - id: days\n    ask: How many days?\n    claims:\n"
        f"      - article: {id_of(one)}\n        quote:\n"
        f"          exact: stopped for {one % 90 + 2} days\n        value:\n"
        f"          count: {one % 90 + 2}\n        stance: asserts\n",
    )
