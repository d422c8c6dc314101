"""Reads FollowTheMoney entities of donations to German parties.

A `Payment` has a payer, a beneficiary, a date and an amount; every value stands in a list. Persons
are actors of kind `other`, companies and organizations of kind `organization`. Where the data files
a person as a company, the kind is put right. Forms of address are left out; a donor who is filed
with and without one is one actor.
"""

import json
import re

SOURCE = {
    "id": "bundestag",
    "title": "Donations to parties above €50,000",
    "publisher": "German Bundestag",
    "note": "as FollowTheMoney entities: opensanctions/nomenklatura, commit 502208c2, donations.ijson",
    "url": "https://github.com/opensanctions/nomenklatura",
}
TYPES = {"donation": {"label": "donation", "plural": "donations", "sign": "cooperation", "medium": "material"}}
PERSONS = {"Dr. Gerhard Frey", "Eheleute Bernd und Gertraude Puschendorf"}
SHORT = {
    "Bayerische Motorenwerke AG": "BMW",
    "ALTANA AG Herbert-Quandt-Haus": "Altana",
    "Allfinanz Deutsche Vermögensberatung AG": "Allfinanz",
    "Deutsche Vermögensberatung AG": "DVAG",
    "Bankhaus Sal. Oppenheim Jr. & Cie KGaA": "Sal. Oppenheim",
    "Berenberg Bank Joh. Berenberg, Gossler & Co.": "Berenberg",
    "Verband der Bayerischen Metall- und Elektroindustrie e.V.": "Metall Bayern",
    "Verband der Metall- und Elektroindustrie Baden-Württemberg e.V.": "Metall Baden-Württemberg",
    "Verband der Metall- und Elektroindustrie Nordrhein-Westfalen e.V.": "Metall Nordrhein-Westfalen",
    "Verband der Chemischen Industrie e.V.": "Verband der Chemie",
    "Abels & Grey, Gesellschaft für strategisches Informations- und Kommunikations-Management mbH":
        "Abels & Grey",
}
LEGAL_FORM = r",? (AG|SE|e\. ?V\.|Aktiengesellschaft|(Deutschland )?GmbH( & Co\.( KG)?)?|mbH|Ltd\.|Limited|B\.V\.)$"
PARTY_NAMES = {"GRÜNE": "Greens", "LINKE": "Left"}
SAME = {"Christlich-Soziale Union in Bayern": "CSU",
        "Bayerische Motorenwerke (BMW) AG": "Bayerische Motorenwerke AG"}


def name_of(entity):
    name = re.sub(r"^(Herr|Frau) ", "", entity["properties"]["name"][0])
    return SAME.get(name, name)


def kind_of(entity):
    is_person = entity["schema"] == "Person" or entity["properties"]["name"][0] in PERSONS
    return "other" if is_person else "organization"


class Donations:
    """Actors by name, and payments as (date, payer, beneficiary, euros)."""

    def __init__(self, source):
        entities = [json.loads(line) for line in source.splitlines() if line.strip()]
        self.kinds, names, self.payments = {}, {}, []
        for entity in entities:
            if entity["schema"] != "Payment":
                names[entity["id"]] = name_of(entity)
                self.kinds.setdefault(name_of(entity), kind_of(entity))
        for entity in entities:
            if entity["schema"] == "Payment":
                values = entity["properties"]
                (day,), (payer,), (party,), (amount,) = (
                    values[key] for key in ("date", "payer", "beneficiary", "amountEur"))
                self.payments.append((day, names[payer], names[party], float(amount)))
        self.payments.sort()
        self.parties = {payment[2] for payment in self.payments}

    def actor(self, name):
        actor = {"id": name, "kind": self.kinds[name], "name": PARTY_NAMES.get(name, name)}
        short = SHORT.get(name, re.sub(LEGAL_FORM, "", name))
        if short != name:
            actor["short"] = short
        if actor["name"] != name:
            actor["aliases"] = [name]
        return actor


def euro_amount(amount):
    """As dossiers have it; whole euros without a point."""
    value = round(amount, 2)
    return {"value": int(value) if value == int(value) else value, "unit": "EUR"}


def euros(amount):
    """€1.25m from €500,000 up, else €100,000."""
    if amount >= 5e5:
        return f"€{amount / 1e6:.2f}".rstrip("0").rstrip(".") + "m"
    return f"€{amount:,.0f}"
