"""The catalogue of problems: every code that a message may carry, with its explanation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means. ``blocks``: nothing is published before it is mended."""

    title: str
    text: str
    blocks: bool = True


CATALOGUE: dict[str, Entry] = {
    # Files
    "not-utf8": Entry(
        "a file is not UTF-8",
        "Every record is a text file in UTF-8. Save the file again with that encoding.",
    ),
    "linked-file": Entry(
        "a file is a symbolic link or not a regular file",
        "A link can lead out of the archive, so none is followed, in the content folder as in the vault;\n"
        "a pipe or a device may never end. Put a copy in its place.",
    ),
    "too-large": Entry(
        "a file is larger than any record or text",
        "A file of text has at most 8 MiB, the fields of a record 1 MiB, one value 100,000 characters: more\n"
        "is a slip, or meant to stop the program. A capture of any size may have its text in a transcript.",
    ),
    "unreadable-file": Entry(
        "a file cannot be read",
        "The machine refuses: the file's permissions, or the disk. The message has its words.",
    ),
    "stray-file": Entry(
        "a file is not a record",
        "content/ holds sources/*.yml, people/*.yml, organizations/*.yml, places/*.yml, events/*.yml,\n"
        "articles/<year>/*.md (with *.findings.jsonl beside them) and subjects.yml. Move other files out.",
    ),
    "bad-id": Entry(
        "an id is not a slug",
        "The name of a record's file is its id and part of its address: lower-case ASCII letters and\n"
        "digits, in words joined by single hyphens, at most 80 characters.",
    ),
    "duplicate-id": Entry(
        "two records have one id",
        "An id stands for one record. People, organizations and places share one set of ids; articles of\n"
        "all years share one too. Ids that differ only by case or Unicode form count as the same.",
    ),
    "no-front-matter": Entry(
        "an article has no front matter",
        "An article's file begins with a line ---, the record in YAML, and another line ---.",
    ),
    # YAML
    "yaml-syntax": Entry(
        "the YAML cannot be read",
        "Often a colon or quotation mark inside an unquoted value, or a wrong indent. Quote the value.",
    ),
    "yaml-anchor": Entry(
        "an anchor or alias is used",
        "Records repeat what they mean; & and * are not allowed outside quotation marks.",
    ),
    "yaml-tag": Entry(
        "a YAML tag is used",
        "A ! at the start of a value is a tag, which is not allowed. Quote the value.",
    ),
    "duplicate-key": Entry(
        "a key stands twice",
        "YAML would silently drop one of the two values. Keep one, or make it a list.",
    ),
    "silent-type": Entry(
        "a text would be read as another type",
        "YAML reads NO as false, 012 as ten, 12:30 as 750 and 2014 as a number. Quote the text.",
    ),
    # Shapes and fields
    "unknown-key": Entry(
        "a key is unknown",
        "The content model lists the fields of each kind of record (docs/content-model.md).",
    ),
    "missing-key": Entry(
        "a required field is missing", "Add the field; docs/content-model.md describes it."
    ),
    "wrong-shape": Entry(
        "a value has the wrong shape",
        "A list was expected and a text was found, or the like. docs/content-model.md shows the shapes.",
    ),
    "empty-value": Entry(
        "a value is empty",
        "archive new writes … where a value is to stand. Write the value, or remove the key.",
    ),
    "control-character": Entry(
        "a value holds a character that no page may show",
        "Often the trace of a copy from a PDF. Remove the character.",
    ),
    "unknown-choice": Entry(
        "a value is not one of the words allowed",
        "Some fields take one of a fixed list of words; the message lists them.",
    ),
    "bad-number": Entry("a value is not a number in its range", "Write a plain decimal number."),
    "bad-date": Entry(
        "a date is not in EDTF form",
        "Write 2023-06-20, 2018-03 or 2014, with ~ for approximate and ? for uncertain; an interval is\n"
        "2014/2016, open 2014/.. . See https://www.loc.gov/standards/datetime/ .",
    ),
    "impossible-date": Entry(
        "a date does not exist",
        "The month or day is not in the calendar, or an interval ends before it begins.",
    ),
    "bad-language": Entry(
        "a language is not a BCP 47 tag", "Write en, fa, sq, de, pt-BR, zh-Hant and the like."
    ),
    "bad-url": Entry(
        "an address is not a web address",
        "Only http:// and https:// addresses with a host are taken, without spaces.",
    ),
    "bad-sha256": Entry(
        "a hash is not a SHA-256", "64 hexadecimal digits, as sha256sum prints them."
    ),
    "bad-path": Entry(
        "a path leads out of the vault, or not every machine can keep it",
        "A capture's path is relative to the vault, with / between folders and without .. in it. Names that\n"
        "Windows keeps for devices, signs that it refuses, spaces or full stops at an end and signs that\n"
        "cannot be seen make an archive that others cannot copy.",
    ),
    "paths-collide": Entry(
        "two paths differ by case or Unicode form only",
        "On many machines they are one file. Give one of the two captures another name.",
    ),
    # Articles
    "title-missing": Entry(
        "an article has no title",
        "Write the source's headline as title, or a neutral one of yours as derived_title.",
    ),
    "not-reviewed": Entry(
        "a record rests on a report that nobody has reviewed",
        "What a program read of a report is published only after a person has looked at it. Compare "
        "the report's record with its text, correct it, and remove the line review: pending.",
    ),
    "two-titles": Entry(
        "an article has a title and a derived title",
        "derived_title is for a report without headline. Remove one of the two.",
    ),
    "two-texts": Entry(
        "an article has a text in its file and a capture",
        "The text stands in the file's body or in the vault, never in both: offsets would be ambiguous.",
    ),
    "until-without-then": Entry(
        "a term of rights does not say what follows",
        "until is the last day of display; then says which display applies from the next day.",
    ),
    "withheld-without-reason": Entry(
        "a text is withheld without a reason",
        "Readers are told why a text is not shown. Write the reason.",
    ),
    "unknown-basis": Entry(
        "a basis is given for a field that the article does not have",
        "basis names the fields of the record whose origin it states.",
    ),
    # Redaction and takedown
    "redaction-unsound": Entry(
        "words cannot stand for a redacted name",
        "as: is shown in the place of the name, and the page's address is made of it. It must stand for\n"
        "one name only and not hold it, and have Latin letters or digits. A form of a name\n"
        "without letters and digits cannot be sought.",
    ),
    "redaction-outside": Entry(
        "a redacted passage lies outside the text",
        "Spans are half-open, in code points of the text: 0 <= start < end.",
    ),
    "redacted-words": Entry(
        "words that were redacted from a text stand in a record",
        "The text is in the vault, and where that is not at hand nobody could tell: rewrite the record\n"
        "(a title as derived_title), or rename the file and add nothing to formerly.",
    ),
    "redaction-left": Entry(
        "a part of what was redacted stands elsewhere",
        "A word of the name of a redacted person, or a passage that was redacted from another text. Where\n"
        "it tells who is meant, add it to the aliases of the redacted record, redact it here too, or\n"
        "rewrite it.",
        blocks=False,
    ),
    "findings-left": Entry(
        "findings of a report that was taken down are still here",
        "archive build removes the file; commit that.",
        blocks=False,
    ),
    # References
    "unknown-source": Entry("no source has this id", "Sources stand in content/sources/."),
    "unknown-entity": Entry(
        "no person, organization or place has this id",
        "Entities stand in content/people/, organizations/ and places/.",
    ),
    "unknown-article": Entry(
        "no article has this id", "Articles stand in content/articles/<year>/."
    ),
    "unknown-event": Entry("no event has this id", "Events stand in content/events/."),
    "unknown-subject": Entry("no subject has this id", "Subjects stand in content/subjects.yml."),
    "wrong-entity-type": Entry(
        "an entity of another type was expected",
        "A place must be a record of places/, an author of people/, an outlet of organizations/.",
    ),
    "self-reference": Entry("a record refers to itself", "Remove the reference."),
    "circle": Entry(
        "records contain each other in a circle",
        "part_of, broader and based_on must lead upwards and end.",
    ),
    "formerly-taken": Entry(
        "an old id is in use",
        "formerly lists addresses that redirect here; a living record or another formerly has this one.",
    ),
    "repeated-value": Entry("a value stands twice in a list", "Remove one of the two."),
    # Vault, zones, findings
    "capture-missing": Entry(
        "a capture is not in the vault",
        "The record names a file that the vault does not hold. Check the path, or restore the file.",
    ),
    "capture-changed": Entry(
        "a capture is not the one that was taken",
        "Its SHA-256 differs from the record's. Restore the file from a copy. If a new capture was taken\n"
        "on purpose, write its hash and check zones and quotations again.",
    ),
    "capture-not-text": Entry(
        "a capture is not plain UTF-8 text",
        "Store a transcript (plain text) beside it and name it under capture: transcript.",
    ),
    "zone-outside": Entry(
        "a zone lies outside the text", "Zones are half-open spans of code points, start < end."
    ),
    "zone-overlap": Entry("two zones overlap", "Every character belongs to one zone."),
    "zone-gap": Entry(
        "words of the text lie in no zone",
        "Every word belongs to a zone, so that a reader can see what was left out and why. Use chrome for\n"
        "what is not part of the report.",
    ),
    "findings-missing": Entry(
        "a text in the vault has no findings",
        "Without the vault its links cannot be known. Run archive build with --vault once, and commit the\n"
        "file *.findings.jsonl beside the article.",
        blocks=False,
    ),
    "findings-stale": Entry(
        "findings do not fit the records",
        "The committed *.findings.jsonl was made from other records or another capture. Run archive build\n"
        "with --vault, and commit it.",
    ),
    "findings-broken": Entry(
        "findings cannot be read",
        "A *.findings.jsonl is written by the program. Restore it, or run archive build with --vault.",
    ),
    # Mentions
    "ambiguous-alias": Entry(
        "two entities share a name",
        "A shared name links to nothing. Say when it counts (only_with), make it exact (case), or decide\n"
        "it in the article's mentions.",
        blocks=False,
    ),
    "repeated-alias": Entry(
        "an entity has a name twice",
        "Two spellings that count as the same name stand in one record. Remove one of the two.",
        blocks=False,
    ),
    "mention-not-found": Entry(
        "an exception fits no words of the text",
        "The form must occur in the article as written, or the span must lie inside a zone.",
    ),
    # Quotations
    "quote-shape": Entry(
        "a quotation is not given by words or by position",
        "Write exact (and prefix or suffix where the words occur twice) for a text in the file, or start,\n"
        "end and sha256 for a text in the vault.",
    ),
    "quote-not-found": Entry(
        "quoted words are not in the article", "Quote the article's own words."
    ),
    "quote-not-unique": Entry(
        "quoted words occur more than once",
        "Add prefix or suffix: the words directly before or after the passage.",
    ),
    "quote-changed": Entry(
        "the words at a position are not the quoted ones",
        "The hash of the words differs from the record's. Check the passage; then write the new position\n"
        "or hash.",
    ),
    "quote-outside": Entry(
        "a quotation lies outside the published text",
        "It must lie inside the text and may not touch page chrome.",
    ),
    "attribution-shape": Entry(
        "on whose authority a report speaks is not said in one way",
        "Each link of attributed_to is words for readers (who, or just the words) or the id of a\n"
        "record: {entity: id}, which the page then names and links.",
    ),
    "value-shape": Entry(
        "a claim's value is not of one kind, or not of its form",
        "A value is exactly one of count, date, place, agent, label (words of the report, at most 6)\n"
        "and text (our neutral words, with read_from: the quoted words, at most 6, that say it).",
    ),
    "value-unreadable": Entry(
        "a claim's value cannot be read from its quotation",
        "A count, date, place, agent or label must stand in the quoted words, with the same bound and\n"
        "precision; for an answer in our words those of read_from must stand there. Weekdays and words\n"
        "such as “last year” are read against the article's date where that is a certain day; else give\n"
        "the claim anchor: with the day they count from, and say why in note.",
    ),
    "quote-not-verified": Entry(
        "a quotation cannot be verified here",
        "Its text is in the vault, and no vault was given. Check with --vault.",
        blocks=False,
    ),
    # Events
    "date-without-basis": Entry(
        "an event's date has no basis", "date_basis says from which words the date was read."
    ),
    "repeated-question": Entry(
        "a record has two questions of one id",
        "The id of a question is part of its address. Put all claims on one question under it.",
    ),
    "repeated-account": Entry(
        "an event has two accounts of one article", "Put all passages into one account."
    ),
}
