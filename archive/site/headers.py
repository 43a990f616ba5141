"""What a host is asked to say with every file: ``_headers``, as Netlify and Cloudflare read it.

The policy of the pages (Content Security Policy Level 3) stands in the theme, where plain engines
find it too; a host says it for files that are no pages as well, such as the search's worker.
"""

from pathlib import Path
from typing import Final

FILE: Final = "_headers"
"""Its place in the pages folder, from where every engine copies it."""
_POLICY = Path(__file__).resolve().parents[2] / "theme/partials/policy.html"
_UNUSED = "camera", "display-capture", "geolocation", "microphone", "payment", "usb"


def policy() -> str:
    """Return the policy that every page holds. Raises OSError."""
    return _POLICY.read_text(encoding="utf-8").splitlines()[-1]


def said() -> dict[str, str]:
    """Return the headers. Raises OSError.

    ``frame-ancestors`` and what follows it have a meaning in headers only.
    """
    return {
        "Content-Security-Policy": f"{policy()}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def headers() -> str:
    """Return the text of the file. Raises OSError."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in said().items())
