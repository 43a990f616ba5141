"""Pasted text: what is told apart by its form, what stays text, and what bytes may hold."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.intake.draft import Draft
from archive.intake.plain.paste import read_paste
from archive.intake.plain.zones import zones_of
from archive.intake.refused import Refused

SENTENCE = "The harbour of Tolland was closed on Sunday, its master said."
LAST = "It will open again when the storm has passed."


def zone_of(words: str, text: str) -> str:
    """Return the zone of a passage of a text."""
    at = text.index(words)
    return next(zone.zone for zone in zones_of(text) if zone.start <= at < zone.end)


def within(line: str) -> str:
    """Return a report in which a line stands between two paragraphs."""
    return f"Storm closes the harbour of Tolland\n\n{SENTENCE}\n\n{line}\n\n{LAST}\n\n{LAST}"


def below(*lines: str) -> str:
    """Return a report below which lines stand."""
    return "\n\n".join(("Storm closes the harbour of Tolland", SENTENCE, LAST, *lines))


@pytest.mark.parametrize(
    "line",
    [
        "Read next: Ferries stay in port",
        "READ MORE | Who pays for the pier?",
        "Also read – Ferries stay in port",
        "ALSO READ: Ferries stay in port",
        "Related: Ferries stay in port",
        "À lire aussi : Les ferries restent au port",
        "Te puede interesar: Los ferris siguen en el puerto",
        "Lesen Sie auch: Fähren bleiben im Hafen",
        "بیشتر بخوانید: کشتی‌ها در بندر ماندند",
        "اقرأ أيضا: العبارات تبقى في الميناء",
        "Advertisement",
        "(Advertisement)",
        "Story continues below advertisement",
        "SHARE THIS ARTICLE",
        "Share on Facebook",
        "Facebook Twitter WhatsApp Telegram",
        "Sign up for our morning newsletter",
        "We use cookies to keep you signed in.",
        "Published: 3 April 2031, 10:15 GMT",
        "Tags: harbour, storm",
        "View this post on Instagram",
        "Tolland Times’ site has these mirror sites:",
        "* * *",
    ],
)
def test_lines_of_the_page_are_told_from_the_report(line: str) -> None:
    assert zone_of(line, within(line)) == "chrome"


@pytest.mark.parametrize(
    "line",
    [
        "Read the sign, the master said, and turn your boat.",
        "Related: the matter of the pier, which the council will hear.",
        "Read more than one chart, he advised.",
        "Share.",
        "Watch the water, he said.",
        "By the pier, two men were waiting.",
        "By Ann Roe’s watch it was six.",
        "Photo by photo, they counted the boats.",
        "Source: the master’s log, page nine.",
        "“Read next: nothing,” he wrote.",
        "Published in 1987, the chart was out of date.",
        "The story first appeared in a book of 1902.",
        "Reporting by the coast guard was slow.",
        "Copyright was not the issue.",
        "Sign up or sail, the men were told.",
        "Follow the channel, he said on the radio.",
        "- lines, ropes and nets",
        "2. Market Hall",
        "“No boats”",
        "– And the ferry?",
        "three boats, two of them small,",
        "Q: And the ferry?",
    ],
)
def test_words_of_the_report_stay_with_it(line: str) -> None:
    assert zone_of(line, within(line)) == "body"


@pytest.mark.parametrize("line", ["A pier of many owners", "Who owns the pier?", "۳۰ سال انتظار"])
def test_a_short_line_between_paragraphs_is_a_subhead(line: str) -> None:
    assert zone_of(line, within(line)) == "subhead"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Boats lie on the sand. (Photo by AFP)", "(Photo by AFP)"),
        ("Boats lie on the sand. (AP Photo/Ann Roe)", "(AP Photo/Ann Roe)"),
        ("Boats lie on the sand. Photo: Ann Roe", "Photo: Ann Roe"),
        ("Boats lie on the sand. REUTERS/Ann Roe", "REUTERS/Ann Roe"),
        ("Boats lie on the sand [Ann Roe/Reuters]", "[Ann Roe/Reuters]"),
        ("Bateaux sur le sable. (Crédit photo : Anne Roux)", "(Crédit photo : Anne Roux)"),
        ("قایق‌ها روی شن. (عکس: ایسنا)", "(عکس: ایسنا)"),
    ],
)
def test_a_caption_is_parted_from_its_credit(line: str, credit: str) -> None:
    text = within(line)
    assert zone_of(line, text) == "caption"
    assert zone_of(credit, text) == "photo_credit"


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ann Roe; editing by Max Poe)",
        "Reporting by Ann Roe in Tolland; Editing by Max Poe",
        "Ann Roe in Tolland contributed to this report.",
        "(Reportage de Anne Roux, édité par Luc Petit)",
        "(Bericht von Hanna Voss; redigiert von Max Kern)",
        "(Reuters)",
        "— AFP",
        "Source: AFP",
        "With reporting by AP",
    ],
)
def test_credits_below_a_report_are_told_from_it(line: str) -> None:
    assert zone_of(line, below(line)) == "agency_credit"


@pytest.mark.parametrize(
    "dateline",
    [
        "TOLLAND, Oct 23 (Reuters) –",
        "TOLLAND (AP) —",
        "PORT VALE, Norrland —",
        "PORT VALE, Norrland, March 3 (HNA) -",
        "Tolland, June 21, IRNA –",
        "BERLIN, 3. April (dpa) -",
        "Berlin (dpa) -",
        "PARIS, 3 avril (AFP) –",
        "طهران (رويترز) -",
        "تهران - ایرنا -",
    ],
)
def test_a_dateline_is_parted_from_the_first_paragraph(dateline: str) -> None:
    text = f"Storm closes the harbour\n\n{dateline} {SENTENCE}\n\n{LAST}"
    spans = zones_of(text)
    assert [text[one.start : one.end] for one in spans if one.zone == "dateline"] == [dateline]
    assert zone_of(SENTENCE, text) == "body"


@pytest.mark.parametrize(
    "opening",
    [
        "NATO – the biggest buyer of rope – sent nobody to Tolland, its mayor said.",
        "BREAKING — The harbour of Tolland was closed on Sunday.",
        "The Workers Party (WP) – in power since the spring – closed the harbour.",
        "Ann Roe – a pilot – saw it first.",
    ],
)
def test_a_dash_alone_makes_no_dateline(opening: str) -> None:
    text = f"Storm closes the harbour\n\n{opening}\n\n{LAST}"
    assert zone_of(opening, text) == "body"


def test_a_report_without_headline_has_none() -> None:
    assert {zone.zone for zone in zones_of(f"{SENTENCE}\n\n{LAST}")} == {"body"}


def test_a_sentence_before_the_dateline_is_the_headline() -> None:
    text = f"Ships may again sail to the U.S.\n\nTOLLAND, Oct 23 (HNA) - {SENTENCE}"
    assert zone_of("Ships may", text) == "headline"


def test_a_post_keeps_its_language_and_direction() -> None:
    post = "ما همیشه آماده گفت‌وگو بوده‌ایم و منتظر پاسخ روشن اداره بندر هستیم."
    text = within(f"{post}\n— Reza Karimi (@rkarimi) April 3, 2031")
    embed = next(zone for zone in zones_of(text) if zone.zone == "embed")
    assert (embed.lang, embed.dir, text[embed.start : embed.end]) == ("fa", "rtl", post)


def test_a_dash_and_a_name_without_handle_are_no_attribution() -> None:
    assert zone_of("— Ann Roe", within("— Ann Roe, who was there.")) == "body"


@given(
    st.text(alphabet=st.sampled_from('aB .,\n\r\u2028[]()="“”—@:/|ب\u200b\ufeff©19'), max_size=200)
)
def test_every_sign_of_any_text_lies_in_one_zone(text: str) -> None:
    spans = zones_of(text)
    held = [at for span in spans for at in range(span.start, span.end)]
    assert len(held) == len(set(held))
    left = [sign for at, sign in enumerate(text) if not sign.isspace() and at not in set(held)]
    assert left == []
    assert list(spans) == sorted(spans, key=lambda span: span.start)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(Refused):
        draft = read_paste(data, "paste.txt")
        assert draft.capture == data
        assert all(0 <= zone.start < zone.end <= len(draft.text) for zone in draft.zones)


class TestBytes:
    """What the bytes of a paste are read as."""

    def read(self, data: bytes) -> Draft:
        return read_paste(data, "paste.txt")

    def test_utf_8_is_its_own_transcript(self) -> None:
        draft = self.read(f"\ufeff{SENTENCE}\r\n".encode())
        assert (draft.tool, draft.text) == ("", f"\ufeff{SENTENCE}\r\n")

    def test_utf_16_with_its_mark_is_read(self) -> None:
        draft = self.read(SENTENCE.encode("utf-16"))
        assert draft.text == SENTENCE
        assert draft.tool

    def test_an_older_encoding_is_named_as_a_doubt(self) -> None:
        draft = self.read("Die Fähre fuhr über den Fluß, sagte der Schiffer.".encode("cp1252"))
        assert "Fähre" in draft.text
        assert any("Windows-1252" in said for said in draft.unknown)

    def test_what_cannot_be_read_is_shown(self) -> None:
        draft = self.read(
            "قایق‌ها در بندر ماندند و کسی نیامد.".encode() + b"\xff" + SENTENCE.encode()
        )
        assert draft.text.count("\ufffd") == 1
        assert any("U+FFFD" in said for said in draft.unknown)

    @pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf\n", b"\x00" * 64])
    def test_what_holds_no_text_is_refused(self, data: bytes) -> None:
        with pytest.raises(Refused):
            self.read(data)


@pytest.mark.parametrize(
    "unit",
    ["\n", "a\n", "[", '[a b="c"]', "[/a]", "— A (@", "Related posts\n\nx\n\n", "(", "AFP/A/", "“"],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        begun = time.process_time()
        zones_of(unit * (size // len(unit)))
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(400_000) < 20 * seconds(50_000) + 1


def test_too_many_lines_are_one_text() -> None:
    (zone,) = zones_of("Share\n" * 30_000)
    assert (zone.zone, zone.start) == ("body", 0)
