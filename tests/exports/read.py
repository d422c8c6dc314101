"""Opens what `entente export` wrote with readers that others made: networkx, openpyxl, icalendar,
and the interpreter's own for CSV.

read.py DOSSIER FOLDER: the folder has DOSSIER's exports, named by their formats. Ends with 1 and a
word on what is not as it should be.
"""
import csv
import datetime
import glob
import json
import sys

import icalendar
import networkx
import openpyxl


def graphs_of(folder):
    """The same graph by five ways, as networkx has it."""
    with open(f"{folder}/story.gexf", encoding="utf-8") as file:
        text = file.read()
    graphs = {}
    try:
        graphs["gexf"] = networkx.read_gexf(f"{folder}/story.gexf", version="1.3")
    except (KeyError, networkx.NetworkXError):  # older ones know 1.2, of which this is no other
        text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        with open(f"{folder}/story-1.2.gexf", "w", encoding="utf-8") as file:
            file.write(text.replace('version="1.3"', 'version="1.2"'))
        graphs["gexf"] = networkx.read_gexf(f"{folder}/story-1.2.gexf", version="1.2draft")
    graphs["graphml"] = networkx.read_graphml(f"{folder}/story.graphml", force_multigraph=True)
    with open(f"{folder}/story.node-link", encoding="utf-8") as file:
        graphs["node-link"] = networkx.node_link_graph(json.load(file))
    with open(f"{folder}/story.cytoscape", encoding="utf-8") as file:
        graphs["cytoscape"] = networkx.cytoscape_graph(json.load(file))
    return graphs


def check_graphs(dossier, folder):
    actors = {actor["id"]: actor["name"] for actor in dossier["actors"]}
    sizes = {}
    for name, graph in graphs_of(folder).items():
        for actor, label in actors.items():
            assert actor in graph, f"{name}: {actor} is missing"
            data = graph.nodes[actor]
            assert label in (data.get("label"), data.get("name")), f"{name}: {actor} is {data}"
        others = [data["kind"] for node, data in graph.nodes(data=True) if node not in actors]
        assert set(others) <= {"event", "unknown"}, f"{name}: {others}"
        edges = sorted(str(data.get("when")) for _, _, data in graph.edges(data=True))
        sizes[name] = (len(graph), edges)
        assert all(data["sign"] for _, _, data in graph.edges(data=True)), f"{name}: no sign"
    assert len(set(map(str, sizes.values()))) == 1, f"not one graph: {sizes}"
    assert sizes["gexf"][1], "no edges"


def check_workbook(dossier, folder):
    book = openpyxl.load_workbook(f"{folder}/story.xlsx")
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    names = [row[rows["actors"][0].index("name")] for row in rows["actors"][1:]]
    assert sorted(names) == sorted(actor["name"] for actor in dossier["actors"]), names
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{cell.coordinate} is a formula"
                assert cell.data_type != "d", f"{cell.coordinate} is a day, not EDTF"
    titles = {event.get("title") for event in dossier["events"]}
    told = {row[rows["events"][0].index("title")] for row in rows["events"][1:]}
    assert titles <= told | {None}, titles - told
    if "weight" in rows["events"][0]:
        weights = [row[rows["events"][0].index("weight")] for row in rows["events"][1:]]
        assert all(weight is None or isinstance(weight, (int, float)) for weight in weights)


def check_sheets(dossier, folder):
    sheets = {}
    for path in glob.glob(f"{glob.escape(folder)}/story-*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as file:
            sheets[path.rsplit("-", 1)[1][:-4]] = list(csv.DictReader(file, strict=True))
    assert {row["name"] for row in sheets["actors"]} == {actor["name"] for actor in dossier["actors"]}
    for part, others in (("relations", ""), ("events", "eras"), ("sources", "")):
        assert len(sheets.get(part, [])) == len(dossier.get(part, []) + dossier.get(others, [])), part
    for rows in sheets.values():
        for row in rows:
            assert None not in row and None not in row.values(), f"not as many cells as headers: {row}"
            for cell in row.values():
                number = cell.lstrip("+-").replace(".", "", 1).isdigit()
                assert number or not cell.startswith(("=", "+", "-", "@", "\t")), f"a formula: {cell}"


def check_calendar(dossier, folder):
    with open(f"{folder}/story.ical", "rb") as file:
        raw = file.read()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line is longer than 75 bytes"
    assert b"\n" not in raw.replace(b"\r\n", b""), "a line ends with LF alone"
    entries = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    days = {event["title"]: event["when"] for event in dossier["events"] if "title" in event}
    found = 0
    for entry in entries:
        assert not entry.errors, entry.errors
        assert entry["UID"] and entry["DTSTAMP"]
        start = entry["DTSTART"].dt
        if "DTEND" in entry:
            assert entry["DTEND"].dt > start, entry["SUMMARY"]
        when = days.get(str(entry["SUMMARY"]).split(" (")[0], "")
        if len(when) == 10 and when[4] == when[7] == "-":
            assert start == datetime.date.fromisoformat(when), (when, start)
            assert entry["DTEND"].dt - start == datetime.timedelta(days=1), when
            found += 1
    assert len({str(entry["UID"]) for entry in entries}) == len(entries), "a UID stands twice"
    assert found > 0, "no event to the day"


def check_lines(dossier, folder):
    """FollowTheMoney has a library of its own, with half a gigabyte of others; its model is plain."""
    entities = {}
    with open(f"{folder}/story.ftm", encoding="utf-8") as file:
        for line in file:
            entity = json.loads(line)
            assert entity["id"] not in entities, f"{entity['id']} stands twice"
            entities[entity["id"]] = entity
            for values in entity["properties"].values():
                assert values and all(isinstance(value, str) for value in values), entity
    ends = ("subject", "object", "organizer", "involved", "employee", "employer", "payer",
            "beneficiary", "parent")
    for entity in entities.values():
        for end in ends:
            for other in entity["properties"].get(end, []):
                assert other in entities, f"{entity['id']}: {other} is nobody"
    named = {name for entity in entities.values() for name in entity["properties"].get("name", [])}
    assert {actor["name"] for actor in dossier["actors"]} <= named


def check_slides(dossier, folder):
    with open(f"{folder}/story.timelinejs", encoding="utf-8") as file:
        timeline = json.load(file)
    assert timeline["title"]["text"]["headline"], "no title"
    for slide in timeline["events"]:
        assert int(slide["start_date"]["year"]) != 0, "TimelineJS has no year 0"
        assert slide["text"]["headline"], slide
    assert len(timeline["events"]) >= len([e for e in dossier["events"] if "when" in e]) / 2


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        dossier = json.load(file)
    for check in (check_graphs, check_workbook, check_sheets, check_calendar, check_lines, check_slides):
        check(dossier, sys.argv[2])
    print("as expected:", sys.argv[1].rsplit("/", 1)[-1])


if __name__ == "__main__":
    main()
