"""TimelineJS (JSON or the CSV of its spreadsheet) to a dossier.

A slide becomes an event: headline, text without markup, the page it embeds as the source. An era
becomes an era. A date is as precise as its parts: year, month, day. TimelineJS shows year -3500 as
3500 BCE, so it has no year 0; the dossier counts as EDTF does, where 0000 is 1 BCE. Years of more
than four digits are written with `Y`. Slides without a date are undated events. The order of the
slides is not kept: the dossier goes by date.
"""

import csv
import io
import json
import re
from urllib.parse import unquote, urlsplit

from dossiers import plain, without_empty

SOURCE = {
    "id": "sample",
    "title": "",
    "publisher": "Knight Lab, TimelineJS",
    "url": "https://github.com/NUKnightLab/TimelineJS3",
}


def edtf_date(parts):
    """`{year, month, day}`, each a number or a text → EDTF."""
    year = int(parts["year"])
    if year < 0:
        year += 1
    if abs(year) > 9999:
        return f"Y{int(parts['year'])}"  # a year is nothing among millions
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    for key in ("month", "day"):
        if not str(parts.get(key) or "").strip():
            break
        text += f"-{int(parts[key]):02}"
    return text


def edtf(slide):
    """When a slide or an era is; nothing if it has no date."""
    if not str(slide.get("start_date", {}).get("year") or "").strip():
        return ""
    start = edtf_date(slide["start_date"])
    has_end = str(slide.get("end_date", {}).get("year") or "").strip()
    end = edtf_date(slide["end_date"]) if has_end else start
    return start if start == end else f"{start}/{end}"


def slides_of_sheet(text):
    """Rows of the spreadsheet → the same shape as the JSON."""
    title, events, eras = None, [], []
    for row in csv.DictReader(io.StringIO(text)):
        def parts(prefix):
            return {key: row[f"{prefix}{key.capitalize()}"] for key in ("year", "month", "day")}

        slide = {
            "start_date": parts(""),
            "end_date": parts("End "),
            "text": {"headline": row["Headline"], "text": row["Text"]},
            "media": {"url": row["Media"], "credit": row["Media Credit"]},
        }
        if row["Type"] == "title":
            title = slide
        else:
            (eras if row["Type"] == "era" else events).append(slide)
    return {"title": title, "events": events, "eras": eras}


def load(source):
    timeline = json.loads(source) if source.lstrip().startswith("{") else slides_of_sheet(source)
    return timeline.get("title") or {}, timeline["events"], timeline.get("eras") or []


def embedded(slide):
    """The page that a slide embeds, as a source. Pictures and quotations are none."""
    url = slide.get("media", {}).get("url", "")
    if not re.match(r"https?://[^\s<>]+$", url):
        return None
    at = urlsplit(url)
    if at.netloc.endswith("wikipedia.org"):
        page = unquote(at.path.rsplit("/", 1)[-1]).replace("_", " ")
        return {"id": url, "title": page, "publisher": "Wikipedia", "url": url}
    if re.search(r"\.(jpe?g|png|gif|svg)$", at.path, re.IGNORECASE) or "/maps/" in at.path:
        return None
    title = plain(slide["media"].get("caption", "")) or plain(slide["text"]["headline"])
    return without_empty({"id": url, "title": title, "url": url,
                          "publisher": plain(slide["media"].get("credit", ""))})


def words_of(slide):
    """The text, without the remarks on how to use TimelineJS that its samples carry."""
    text = re.sub(r'<span class="?"?tl-note.*?</span>', " ", slide["text"].get("text", ""), flags=re.DOTALL)
    return plain(text)


def event_of(slide):
    page = embedded(slide)
    return without_empty({
        "when": edtf(slide),
        "title": plain(slide["text"]["headline"]).rstrip("."),
        "text": words_of(slide),
        "sources": [page["id"] if page else "sample"],
    })


def convert(source, title=None, subtitle=None):
    head, slides, eras = load(source)
    own_title = plain(head.get("text", {}).get("headline", "")) or "Timeline"
    events = [event_of(slide) for slide in slides]
    pages = {}
    for slide in slides:
        page = embedded(slide)
        if page:
            pages.setdefault(page["id"], page)
    sample = dict(SOURCE, title=own_title)
    used = any("sample" in event["sources"] for event in events)
    return without_empty({
        "format": "entente/1",
        "title": title or own_title,
        "subtitle": subtitle or plain(head.get("text", {}).get("text", "")),
        "language": "en",
        "credit": "After a TimelineJS sample by Knight Lab",
        "license": "MPL-2.0",
        "sources": ([sample] if used else []) + list(pages.values()),
        "events": events,
        "eras": [{"when": edtf(era), "title": plain(era["text"]["headline"])} for era in eras],
    })
