#!/usr/bin/env python3
"""Rows that are shaped like the event table of GDELT 2.0: gdelt_rows.py COUNT > rows.tsv"""

import random
import sys

COUNTRIES = "USA RUS CHN GBR FRA DEU IRN ISR CUB UKR IND PAK TUR SAU EGY JPN KOR PRK BRA MEX VEN SYR IRQ AFG".split()
ROLES = ["", "", "GOV", "MIL", "OPP", "BUS", "CVL"]
CODES = "010 020 036 040 042 043 046 051 057 061 071 080 090 100 111 112 120 130 141 150 163 172 173 180 190 193".split()


def actor(lots):
    country = COUNTRIES[min(int(lots.expovariate(0.25)), len(COUNTRIES) - 1)]
    role = lots.choice(ROLES)
    return [country + role, country.title(), country, "", "", "", "", role, "", ""]


def row(number, lots):
    day = f"2026{lots.randint(1, 3):02}{lots.randint(1, 28):02}"
    code = lots.choice(CODES)
    cells = [str(number), day, day[:6], day[:4], "2026.1", *actor(lots), *actor(lots), "1", code, code, code[:2], "1",
             "1.0", str(1 + int(lots.expovariate(0.3))), "1", "1", "-1.5"]
    cells += [""] * 16 + ["1", "Havana, La Habana, Cuba", "CU", "CU", "", "23.1", "-82.3", "-1"]
    return cells + [f"{day}120000", f"https://example.org/{number % 5000}/an-article-of-the-day-that-has-a-long-address"]


def main():
    lots = random.Random(1)
    for number in range(int(sys.argv[1])):
        print("\t".join(row(number, lots)))


if __name__ == "__main__":
    main()
