"""Text as TeX has it: signs that TeX takes for its own, written so that it prints them."""

import re

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "''": "'{}'", "--": "-{}-",
    "<<": "<{}<", ">>": ">{}>", ",,": ",{},",
}  # fmt: skip
"""What stands for each: single signs, and pairs that fonts join to another sign."""
_ANY = re.compile(r"[\\{}~^`&%$#_]|(['<>,-])(?=\1)")
PLAIN = {stands: sign for sign, stands in _SIGNS.items() if stands.startswith("\\text")}
"""The commands above with the sign that each stands for."""


def tex(text: str) -> str:
    r"""Return TeX that prints ``text``; its braces are balanced.

    >>> tex("R&D -- 5%")
    'R\\&D -{}- 5\\%'
    """
    return _ANY.sub(lambda found: _SIGNS.get(found[0], f"{found[0]}{{}}"), text)
