"""Files that are nearly right: a few slices of them left out, doubled, moved or put in."""

from hypothesis import strategies as st

SIGNS = (
    "", " ", "\n", "\n\n", "\r", "\r\n", "\t", "\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85",
    "\u2028", "\ufeff", "\u00a0", "\u00ad", "\u200b", "\u200c", "\u200d", "\u200f", "\u202e",
    "\u2066", "\u2069", "\ufffe", "\uffff", "\U0010ffff", "\ue000", "e\u0301", "\u0301" * 40, "🙂",
    "سه شنبه", "ä", "ﷺ", "\u212a", "<", ">", "&", "&lt;", "&#0;", "<!--", "-->", "]]>", "<br>",
    "</p>", "</div>", "<script>x</script>", "<svg onload=x>", "`", "```\n", "~~~\n", "*", "_", "#",
    "# ", "[", "](x)", "[x]: y\n", "![", "{{ x }}", "{% x %}", "{#", "--8<--", "::: x\n", "!!! x\n",
    "$$", "|\n", "> ", "- ", "+ ", "1. ", "    ", "---\n", "...\n", "===\n", "\\", "%", ": ", "? ",
    "&a ", "*a ", "!t ", "!!int ", "<<: ", '"', "'", "“", "”", "«", "|\n  ", ">-\n  ", "{", "}",
    ",", "NO", "012", "1:30", "0x1f", "1e3", "null", "~", "2031-02-30", "2031-04-02", "9999999999",
    "-1", "../", "/", "http://", "javascript:", "Lena Morav", "Morav", "Dock Board", "Elling",
    "first", "second", "harbour-post", "none", "start: ", "end: ", "exact: ", "form: ", "zones:\n",
    "[" * 200, "- " * 60, "a: " * 30, "x" * 5000,
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn, text: str, most: int = 4) -> str:
    """Draw a text that differs from another in a few places."""
    for _ in range(draw(st.integers(1, most))):
        at, width = draw(st.integers(0, len(text))), draw(st.integers(0, 30))
        cut = text[at : at + width]
        put = draw(st.sampled_from((*SIGNS, cut * 2, cut[::-1], cut.upper())) | st.text(max_size=4))
        rest = text[at + width :]
        moved = draw(st.integers(0, 9)) == 0
        text = text[:at] + (rest + cut if moved else put + rest)
    return text
