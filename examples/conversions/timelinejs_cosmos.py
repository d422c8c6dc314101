"""The cosmological sample of TimelineJS: seven events in 13.8 billion years.

Its years are round numbers. The dossier says how many of their digits mean something: `Y-138E8` is
the single year 13,800,000,000 BCE, but `Y-138E8S3` any of a hundred million years.
"""

import re

import timelinejs

TITLE = "People come in the last 0.003 per cent of the time there has been"
SUBTITLE = "Seven events from the Big Bang to the wheel"
SHORT = {
    "The Dark Ages and large-scale structure emergence": "Dark ages; large structures emerge",
    "The universe as it appears today": "Universe looks as it does today",
    "approximate date of appearance of Homo sapiens": "Homo sapiens appears",
    "oldest known depiction of a wheeled vehicle": "Oldest known picture of a wagon",
}


def round_years(when):
    """Years with the number of digits up to the last that is not 0; four digits and less: circa."""
    def mark(year):
        digits = year.lstrip("Y-")
        if year.startswith("Y"):
            return f"{year}S{len(digits.rstrip('0'))}"
        return f"{year}~"

    return "/".join(mark(year) for year in when.split("/"))


def convert(source):
    dossier = timelinejs.convert(source, TITLE, SUBTITLE)
    people = next(e for e in dossier["events"] if "Homo sapiens" in e["title"])
    start = next(e for e in dossier["events"] if "Big Bang" in e["title"])
    years = [int(re.sub("[^0-9]", "", e["when"])) for e in (people, start)]
    assert 0.00002 < years[0] / years[1] < 0.00003, "the title says so"
    for event in dossier["events"]:
        event["when"] = round_years(event["when"])
        event["title"] = SHORT.get(event["title"], event["title"])
    return dossier
