"""Mentions and zones agree with the annotation of three seeds."""

from itertools import pairwise

import pytest

from tests.seeds.gold import MAIN, Gold, Place, by_character, matched, score
from tests.site.building import Built

pytestmark = pytest.mark.seeds
Named = dict[Place, str]


def ours(archive: Built, gold: Gold, zones: set[str]) -> Named:
    return {
        (row["capture"], row["start"], row["end"]): row["entity"]
        for row in archive.rows("mentions")
        if row["capture"] in gold.zones and row["zone"] in zones
    }


def theirs(gold: Gold, zones: set[str]) -> Named:
    return {
        (row["seed"], row["start"], row["end"]): row["entity"]
        for row in gold.mentions
        if row["zone"] in zones
    }


def every_zone(gold: Gold) -> set[str]:
    return {row["zone"] for row in gold.mentions} | MAIN


class TestMentions:
    """Exact span and entity; ids are matched one to one."""

    def test_are_found_and_right_in_the_main_zones(self, archive: Built, gold: Gold) -> None:
        found, expected = ours(archive, gold, MAIN), theirs(gold, MAIN)
        ids = matched(found, expected)
        scored = score(found.items(), {(place, ids.get(id_)) for place, id_ in expected.items()})
        assert scored.expected > 140
        assert min(scored.precision, scored.recall) >= 0.99, scored

    def test_are_found_and_right_in_credits_bylines_and_datelines_too(
        self, archive: Built, gold: Gold
    ) -> None:
        zones = every_zone(gold)
        found, expected = ours(archive, gold, zones), theirs(gold, zones)
        ids = matched(found, expected)
        scored = score(found.items(), {(place, ids.get(id_)) for place, id_ in expected.items()})
        assert min(scored.precision, scored.recall) >= 0.99, scored

    @pytest.mark.parametrize("number", ["000", "002", "004"])
    def test_are_found_and_right_in_each_report(
        self, archive: Built, gold: Gold, number: str
    ) -> None:
        found, expected = ours(archive, gold, MAIN), theirs(gold, MAIN)
        ids = matched(found, expected)
        right = {(place, ids[id_]) for place, id_ in expected.items() if place[0][:3] == number}
        scored = score({item for item in found.items() if item[0][0][:3] == number}, right)
        assert scored.expected > 40
        assert min(scored.precision, scored.recall) >= 0.99, scored

    def test_name_every_entity_of_the_annotation_with_its_type(
        self, archive: Built, gold: Gold
    ) -> None:
        zones = every_zone(gold)
        ids = matched(ours(archive, gold, zones), theirs(gold, zones))
        assert ids.keys() == set(theirs(gold, zones).values())
        entities = archive.archive.entities
        assert {id_: entities[mine].type for id_, mine in ids.items()} == {
            id_: gold.types[id_] for id_ in ids
        }

    def test_stand_in_the_zone_of_the_annotation(self, archive: Built, gold: Gold) -> None:
        zone_of = {
            (row["capture"], row["start"], row["end"]): row["zone"]
            for row in archive.rows("mentions")
        }
        placed = {(row["seed"], row["start"], row["end"]): row["zone"] for row in gold.mentions}
        common = zone_of.keys() & placed.keys()
        assert {place: zone_of[place] for place in common} == {p: placed[p] for p in common}


class TestZones:
    """Each character that is not white space has one name; what is left out is page chrome."""

    @pytest.fixture
    def pairs(
        self, archive: Built, gold: Gold, texts: dict[str, str]
    ) -> dict[str, list[tuple[str, str]]]:
        """Return for each capture the zone of each character, ours and the annotation's."""
        rows = archive.rows("zones")
        return {
            capture: list(
                zip(
                    by_character((r for r in rows if r["capture"] == capture), texts[capture]),
                    by_character(zones, texts[capture]),
                    strict=True,
                )
            )
            for capture, zones in gold.zones.items()
        }

    def test_have_the_right_name(self, pairs: dict[str, list[tuple[str, str]]]) -> None:
        for capture, signs in pairs.items():
            right = sum(ours == theirs for ours, theirs in signs)
            assert right / len(signs) >= 0.98, capture
        every = [pair for signs in pairs.values() for pair in signs]
        assert sum(ours == theirs for ours, theirs in every) / len(every) >= 0.98

    def test_tell_page_chrome_from_the_report(
        self, pairs: dict[str, list[tuple[str, str]]]
    ) -> None:
        signs = [(c, n, *pair) for c, both in pairs.items() for n, pair in enumerate(both)]
        scored = score(
            [(c, n) for c, n, ours, _ in signs if ours == "chrome"],
            [(c, n) for c, n, _, theirs in signs if theirs == "chrome"],
        )
        assert scored.expected > 300
        assert scored.f1 >= 0.995, scored

    def test_lose_no_character_of_the_body(self, pairs: dict[str, list[tuple[str, str]]]) -> None:
        for capture, signs in pairs.items():
            lost = [n for n, (ours, theirs) in enumerate(signs)
                    if theirs == "body" and ours in {"", "chrome"}]  # fmt: skip
            assert lost == [], capture

    def test_hold_every_character_of_all_five_captures_once(
        self, archive: Built, texts: dict[str, str]
    ) -> None:
        for capture, text in texts.items():
            rows = [row for row in archive.rows("zones") if row["capture"] == capture]
            assert "" not in by_character(rows, text), capture
            ends = [(row["start"], row["end"]) for row in rows]
            assert all(a[1] <= b[0] for a, b in pairwise(ends))
        assert len(texts) == 5
