"""What a reader of the real archive asks of its search, and what the search may not tell."""

from pathlib import Path

import pytest

from tests.site.building import Built, Row, built
from tests.site.searching import ask, found, given_away, shown_in

pytestmark = pytest.mark.seeds
NAMES = (
    "MEK", "MKO", "PMOI", "مجاهدین خلق", "منافقین",
    "«مجاهدین خلق»", "«منافقین»",  # as Persian sets a name apart: no phrase
)  # fmt: skip
ARABIC_YE, PHRASE, MISSPELT = '"آلباني"', '"foiled a number of planned attacks"', "Jazexi"
FIVE = {
    "al-mayadeen-english-2023-06-30", "kayhan-life-2019-10-23", "nejat-society-2019-10-26",
    "press-tv-2019-10-26", "press-tv-2023-06-21",
}  # fmt: skip
Answers = dict[str, Row]


def answers_of(site: Built) -> Answers:
    """Ask all queries at once; return the answers by query."""
    queries = (*NAMES, ARABIC_YE, PHRASE, MISSPELT, "Jazexhi", *(f'"{n}"' for n in NAMES[:2]))
    return dict(zip(queries, ask(site.pages, *queries), strict=True))


@pytest.fixture(scope="module")
def public_site(root: Path, vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the real archive as the public may read it, built by the owner of the vault."""
    return built(root / "content", vault, tmp_path_factory.mktemp("public"), site=False)


@pytest.fixture(scope="module")
def private(archive: Built) -> Answers:
    """Return what a reader finds who has the texts."""
    return answers_of(archive)


@pytest.fixture(scope="module")
def public(public_site: Built) -> Answers:
    """Return what the public finds."""
    return answers_of(public_site)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_finds_all_articles_on_whom_it_names(
    private: Answers, public: Answers, name: str
) -> None:
    for answers in (private, public):
        assert found(answers[name]) == FIVE
        assert [told["value"] for told in answers[name]["expanded"]] == ["mek"]
        assert answers[name]["named"][0]["address"] == "organizations/mek/"


def test_quotes_switch_that_off(private: Answers) -> None:
    for name in NAMES[:2]:
        answer = private[f'"{name}"']
        assert answer["expanded"] == []
        assert 0 < answer["total"] < 5


def test_an_arabic_ye_finds_the_persian_post(private: Answers, public: Answers) -> None:
    (hit,) = private[ARABIC_YE]["hits"]
    assert hit["article"] == "press-tv-2023-06-21"
    assert (hit["snippetLanguage"], hit["snippetDirection"]) == ("fa", "rtl")
    assert public[ARABIC_YE]["total"] == 0


def test_words_that_may_not_be_shown_are_found_at_home_only(
    private: Answers, public: Answers
) -> None:
    assert found(private[PHRASE]) == {"kayhan-life-2019-10-23"}
    assert found(public[PHRASE]) == set()


def test_a_slip_is_mended(private: Answers, public: Answers) -> None:
    for answers in (private, public):
        assert found(answers[MISSPELT]) == found(answers["Jazexhi"])
        assert answers[MISSPELT]["suggestion"].casefold() == "jazexhi"
    assert found(private["Jazexhi"]) == {"nejat-society-2019-10-26", "press-tv-2019-10-26"}


def test_the_public_index_gives_no_word_of_the_texts_away(
    archive: Built, public_site: Built, texts: dict[str, str]
) -> None:
    shown = shown_in(public_site)
    assert given_away(public_site.pages, texts.values(), shown) == []
    at_home = given_away(archive.pages, texts.values(), shown)
    assert {said.split("/")[2] for said in at_home} >= {"spelling", "texts", "words"}


def test_the_public_index_is_the_same_without_the_texts(
    root: Path, public_site: Built, tmp_path: Path
) -> None:
    bare = built(root / "content", None, tmp_path, site=False)
    files = [sorted((site.pages / "search").rglob("*.bin")) for site in (bare, public_site)]
    one, other = ([file.read_bytes() for file in held] for held in files)
    assert one == other
