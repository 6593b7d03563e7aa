"""What a notebook shows of ours: escaped words in a box that carries its own look and leaves the notebook's alone."""

from __future__ import annotations

import html
from typing import Final

# The rules of a box count in it only; colours come from the notebook, so that light and dark both read well.
_LOOK: Final = """
.travaux{font:14px/1.45 system-ui,"Noto Sans","Noto Sans Arabic","Noto Sans CJK SC",sans-serif;max-width:64rem;
border:1px solid rgba(128,128,128,.35);border-radius:8px;padding:.8rem 1.1rem;margin:.4rem 0;overflow-x:auto}
.travaux h3{font-size:1.15em;margin:0 0 .2em;font-weight:600}
.travaux h4{font-size:.95em;margin:1em 0 .3em;font-weight:600;opacity:.8}
.travaux p{margin:.3em 0}.travaux .quiet{opacity:.7;font-size:.92em}
.travaux code{font-size:.88em;background:rgba(128,128,128,.14);padding:.1em .35em;border-radius:4px}
.travaux table{border-collapse:collapse;margin:.3em 0;font-size:.95em}
.travaux th,.travaux td{text-align:start!important;vertical-align:top;padding:.22em .9em .22em 0;
border-bottom:1px solid rgba(128,128,128,.22);background:none;white-space:normal}
.travaux th{font-weight:600;opacity:.8}
.travaux blockquote{margin:.5em 0;padding:.1em .9em;border-inline-start:3px solid #4a7ab5;opacity:1}
.travaux mark{background:rgba(240,190,60,.38);color:inherit;border-radius:2px;padding:0 .05em}
.travaux .kind{display:inline-block;font-size:.8em;padding:.1em .6em;border-radius:1em;background:#4a7ab5;color:#fff}
.travaux details{margin:.4em 0}.travaux summary{cursor:pointer;font-weight:600;opacity:.8;font-size:.95em}
.travaux a{color:#4a7ab5}.travaux pre{white-space:pre-wrap;margin:.4em 0}
"""


def escaped(text: str) -> str:
    """Escape words for HTML, quotation marks included.

    >>> escaped("<b> & co")
    '&lt;b&gt; &amp; co'
    """
    return html.escape(text, quote=True)


def styled(body: str) -> str:
    """Put HTML into a box with the look of the project."""
    return f'<div class="travaux"><style>{_LOOK}</style>{body}</div>'


def quoted(text: str, language: str) -> str:
    """A quotation with its language, so that it is drawn with the right letters and in its direction."""
    return f'<blockquote lang="{escaped(language)}" dir="auto">{escaped(text)}</blockquote>'
