"""What the pages of pictures share: templates with slots, data that cannot become a script, scripts known by a hash."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

# What could end a script element, begin a comment or an entity, end a line of JavaScript, or not be written as UTF-8.
UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_SLOT: Final = re.compile(r"\{\{(\w+)\}\}")


def filled(template: str, slots: Mapping[str, str]) -> str:
    """A template with each ``{{name}}`` replaced; what stands in a slot is not looked at again.

    >>> filled("<p>{{words}}</p>", {"words": "{{none}}"})
    '<p>{{none}}</p>'
    """
    return _SLOT.sub(lambda match: slots[match[1]], template)


def json_text(value: object) -> str:
    r"""JSON that may stand inside a script element: nothing in it means anything to a reader of HTML.

    >>> json_text(["</script>"])
    '["\\u003c/script\\u003e"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def source_hash(text: str) -> str:
    """A script or style as a Content-Security-Policy names it, so that this one runs and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
