"""How dossiers are written."""

import json


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
