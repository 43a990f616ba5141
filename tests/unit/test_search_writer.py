"""What an index says of its documents."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archive.search import lexicon, places, spelling
from archive.search.document import Document, Sentence, Value
from archive.search.inverter import WIDE
from tests.unit.indexes import IN_TITLE, Index, Reader, bytes_of, document, keys_of, written

PLACE = Value("place", "elling", "Elling", "places/elling/", ("Elling", "Port of Elling", "ÉLLING"))
AT: dict[tuple[str, str], int] = {("place", "elling"): 2}


def test_a_term_has_its_documents_and_its_places_in_each(tmp_path: Path) -> None:
    index = written(tmp_path, [document("the port, the sea"), document("sea")])
    assert [doc for doc, _ in index.lists["sea"]] == [0, 1]
    assert index.places["sea"] == [[6], [3]]
    assert index.places["the"] == [[3, 5]]


def test_a_phrase_never_runs_from_the_title_to_the_text(tmp_path: Path) -> None:
    index = written(tmp_path, [document("port", title="Elling")])
    assert (index.places["elling"], index.places["port"]) == ([[1]], [[4]])


def test_a_level_says_that_the_title_has_the_term(tmp_path: Path) -> None:
    empty = [document()] * 40
    index = written(tmp_path, [document("port", "Sea"), document("sea", "Sea"), *empty])
    assert [level >= IN_TITLE for _, level in index.lists["sea"]] == [True, True]
    assert [level >= IN_TITLE for _, level in index.lists["port"]] == [False]


def test_a_level_grows_with_the_number_of_places_and_falls_with_the_length(tmp_path: Path) -> None:
    texts = ["port " * 5, "port", "port" + " sea" * 2_000]
    levels = dict(written(tmp_path, map(document, texts)).lists["port"])
    assert 7 >= levels[0] > levels[1] > levels[2] >= 0


def test_several_terms_may_stand_at_one_place(tmp_path: Path) -> None:
    index = written(tmp_path, [document("Möller und Moeller, می\u200cشود", title="Möller")])
    assert index.places["moller"] == [[1, 4]]
    assert index.places["moeller"] == [[1, 4, 6]]
    assert [index.places[term] for term in ("می", "شود", "میشود")] == [[[7]], [[8]], [[7 + WIDE]]]
    assert index.lists["moeller"][0][1] >= IN_TITLE


def test_a_value_has_its_documents_but_no_places(tmp_path: Path) -> None:
    index = written(tmp_path, [document(), document("port", values=AT)], [PLACE])
    assert index.lists["place:elling"] == [(1, 2)]
    assert index.places.keys() == {"port"}


def test_a_value_knows_its_names(tmp_path: Path) -> None:
    index = written(tmp_path, [document(values=AT)], [PLACE])
    label = ["Elling", "places/elling/"]
    assert index.notes["place:elling"]["value"] == [*label, "elling", "port of elling"]
    assert index.notes["port of elling"] == {"names": ["place:elling"]}
    assert index.notes["port"] == {"called": ["place:elling"]}
    assert index.notes["elling"] == {"names": ["place:elling"], "called": ["place:elling"]}
    assert index.lists["port of elling"] == []


def test_common_words_are_marked_in_the_languages_of_the_archive(tmp_path: Path) -> None:
    index = written(tmp_path, [document("the port und"), document("mit", language="de-AT")])
    assert index.notes["the"] == index.notes["mit"] == {"stop": 1}
    assert index.notes["port"] == index.notes["und"] == {}
    assert "nach" not in index.notes
    assert index.manifest["languages"] == ["de", "en"]


def test_words_say_in_which_of_several_languages_they_are(tmp_path: Path) -> None:
    both = [document("port sea"), document("port mit", language="de")]
    index = written(tmp_path / "both", both)
    assert index.spoken == {"port": "3", "sea": "2", "mit": "1"}
    assert written(tmp_path / "one", both[:1]).spoken == {}


def test_a_text_carries_what_a_result_shows(tmp_path: Path) -> None:
    ours = Sentence("We saw it.", "s2", "en", "ltr", ours=True)
    persian = Sentence("بندر", "s3", "fa", "rtl")
    one = document("Port </script>", title="Sea")
    index = written(tmp_path, [one._replace(sentences=(*one.sentences, ours, persian))])
    told = index.json("texts/0")
    assert (told["article"], told["title"], told["quoted"]) == ("post-1", "Sea", True)
    assert told["text"] == [
        ["s1", "Port </script>"],
        ["s2", "We saw it.", "en", "ltr", 1],
        ["s3", "بندر", "fa", "rtl", 0],
    ]


def test_forms_of_a_stem_in_other_shards_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon, "LARGER", ())
    monkeypatch.setattr(lexicon, "SHARD", 1)
    index = written(tmp_path, [document("strike strikes striking sea")])
    assert index.forms["strike\ten"] == ["strike", "strikes", "striking"]
    assert [key for [key] in index.shards if index.lists[key]][1:] == index.forms["strike\ten"]


def test_forms_in_one_shard_need_no_word(tmp_path: Path) -> None:
    assert written(tmp_path, [document("strike strikes sea")]).forms == {}


def test_words_to_guess_from_stand_by_their_beginning_and_by_their_end(tmp_path: Path) -> None:
    index = written(tmp_path, [document("port ports of b52 42 بندر"), document("port")])
    assert index.json("spelling") == {"forward": ["port"], "backward": ["strop"]}
    for name, words in (("f0", ["port", "ports", "بندر"]), ("b0", ["strop", "trop", "ردنب"])):
        reader = Reader(index.read(f"spelling/{name}"))
        assert keys_of(reader.text()) == words
        assert sorted(reader.rest()) == [1, 1, 2]


def test_long_lists_are_files_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "LONG", 3)
    texts = ["port sea"] * 4 + ["sea"] * 20 + [""] * 20
    index = written(tmp_path, [document(text, title="Sea" if text else "") for text in texts])
    assert index.names("lists") == ["0", "1"]
    assert [doc for doc, _ in index.lists["port"]] == [0, 1, 2, 3]
    assert index.lists["sea"] == [(doc, IN_TITLE) for doc in range(24)]


def test_an_archive_without_documents_has_an_index(tmp_path: Path) -> None:
    index = written(tmp_path, [])
    assert (index.manifest["documents"], index.manifest["words"]) == (0, [])
    assert index.json("spelling") == {"forward": [], "backward": []}


def test_values_without_documents_can_still_be_found_by_name(tmp_path: Path) -> None:
    index = written(tmp_path, [], [PLACE])
    assert index.lists["place:elling"] == []
    assert index.notes["port of elling"]["names"] == ["place:elling"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("a" * 10_000, ["a" * 40]),
        ("\0\x1b port\x7f\u2028sea", ["port", "sea"]),
        ("port\ud800sea \udfff", ["port", "sea"]),
        ("\u200f\u202e", []),
        ("\U00010330 \ue000", ["\U00010330"]),
    ],
)
def test_hostile_words_do_no_harm(tmp_path: Path, text: str, terms: list[str]) -> None:
    index = written(tmp_path, [document(text, title=text)])
    assert [term for term, docs in index.lists.items() if docs] == terms
    assert "texts" in {path.parent.name for path in tmp_path.rglob("*.bin")}


def test_the_bytes_are_the_same_in_every_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        code = (
            "import sys; from pathlib import Path; from tests.unit import test_search_writer as it;"
            "it.some(Path(sys.argv[1]))"
        )
        subprocess.run(
            [sys.executable, "-c", code, tmp_path / seed],
            env=os.environ | {"PYTHONHASHSEED": seed}, cwd=Path(__file__).parents[2], check=True,
        )  # fmt: skip
    assert bytes_of(tmp_path / "1") == bytes_of(tmp_path / "2")


def some(folder: Path) -> Index:
    """Write an index of documents in several languages."""
    documents = [
        document("Striking ports of Elling sea", "The sea", AT | {("subject", "work"): 1}),
        document("Möller می\u200cشود", language="de"),
        document(day=None),
    ]
    return written(folder, documents, [PLACE, Value("subject", "work", "Sea work", "", ())])


def test_places_of_a_term_may_run_over_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FULL", 2)
    texts: list[Document] = [document("sea port sea sea"), document("sea"), document("port sea")]
    index = written(tmp_path, texts)
    assert index.names("places") == ["0", "1", "2"]
    assert index.places == {"port": [[4], [3]], "sea": [[3, 5, 6], [3], [4]]}


def test_guesses_come_in_files_of_some_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spelling, "SHARD", 8)
    index = written(tmp_path, [document("port sea strike elling")])
    assert index.json("spelling")["forward"] == ["elling", "sea"]
