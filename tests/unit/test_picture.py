"""Pictures go out without what they tell beside the picture, and upright."""

import pytest

from archive.text.picture import NoPictureError, bare
from tests.unit.pictures import JPEG, PNG, SECRET, chunk, exif, jpeg, segment


def test_a_jpeg_keeps_its_picture_and_loses_its_metadata() -> None:
    clean = jpeg()
    told = jpeg(
        segment(0xE0, b"JFIF\0\x01\x02"),
        segment(0xE1, exif(1) + SECRET),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SECRET),
        segment(0xED, b"Photoshop 3.0\0" + SECRET),
        segment(0xFE, SECRET),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01profile"),
        segment(0xE2, b"MPF\0" + SECRET),
    )
    assert SECRET not in bare(told + SECRET)
    assert bare(clean + SECRET) == clean
    assert bare(told) == jpeg(
        segment(0xE0, b"JFIF\0\x01\x02"), segment(0xE2, b"ICC_PROFILE\0\x01\x01profile")
    )


@pytest.mark.parametrize("little", [False, True])
@pytest.mark.parametrize("turn", [3, 6, 8])
def test_which_way_up_a_photograph_is_stays(turn: int, little: bool) -> None:  # noqa: FBT001
    shown = bare(jpeg(segment(0xE1, exif(turn, little=little) + SECRET)))
    assert shown == jpeg(segment(0xE1, exif(turn)))


def test_a_progressive_jpeg_with_tables_between_its_scans_stays_whole() -> None:
    more = segment(0xC4, b"\xff\xd9 in a table") + segment(0xDA, b"\x01") + b"z\xff\0\xff\xd3y"
    assert bare(jpeg(more=more) + SECRET) == jpeg(more=more)


def test_a_png_keeps_its_picture_and_loses_its_metadata() -> None:
    head, rest = PNG[:33], PNG[33:]
    assert bare(head + chunk(b"tEXt", b"Comment\0" + SECRET) + rest + SECRET) == PNG


@pytest.mark.parametrize("data", [JPEG, PNG])
def test_a_picture_that_is_cut_off_is_none(data: bytes) -> None:
    for end in range(len(data)):
        with pytest.raises(NoPictureError):
            bare(data[:end])


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a", b"<svg onload='x'/>", b"", b"\xff\xd8\xff" * 50_000, b"\xff" * 100_000,
        b"\xff\xd8\xff\xe0\0\0" * 20_000, JPEG[:2] + b"\xff\xfe\0\x02" * 100_000,
        PNG[:8] + b"\0\0\0\0tEXt\0\0\0\0" * 50_000, PNG[:8] + b"\xff\xff\xff\xffIDAT",
    ],
)  # fmt: skip
def test_what_is_no_picture_is_none(data: bytes) -> None:
    with pytest.raises(NoPictureError):
        bare(data)
