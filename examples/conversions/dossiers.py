"""What the conversions share: writing a dossier, and plain text out of HTML."""

import html
import json
import re


def text_of(dossier):
    """One record a line, so that a difference between two versions is easy to read."""
    parts = []
    for key, value in dossier.items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list):
            lines = ",\n    ".join(json.dumps(record, ensure_ascii=False) for record in value)
            text = f"[\n    {lines}\n  ]"
        parts.append(f"  {json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def plain(markup):
    """The words of a piece of HTML, without tags and with single blanks."""
    words = re.sub(r"</?(p|blockquote|br|div|li)\b[^>]*>", " ", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split())


def without_empty(record):
    return {key: value for key, value in record.items() if value not in ("", None, [], {})}
