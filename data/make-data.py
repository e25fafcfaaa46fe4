#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write the figures that the program ships from tidy tables of published figures.

    make-data.py FIGURES_DIR            writes the files beside this script
    make-data.py --check FIGURES_DIR    says which of them differ from what it would write

FIGURES_DIR holds members.csv, commitments.tsv and, one row per member, year and indicator:

    nato-2024-06.csv     NATO, Defence Expenditure of NATO Countries (2014-2024), June 2024
    nato-2026-07.csv     NATO, Defence Investment of NATO Countries (2014-2026), July 2026
    sipri-2025-04.csv    SIPRI Military Expenditure Database, April 2025
    imf-weo-2025-10.csv  IMF World Economic Outlook, October 2025

What is done to them:
  - A figure keeps the digits it has in the table. A year without a row is null, never zero.
  - NATO's own totals are left out: the program adds up its rows.
  - Of SIPRI's data only the share of GDP and, for eight members, current US$ are taken. A zero
    there stands for a sum that SIPRI could not state in US$ and is no figure.
  - Notes, facts and sources are in words of our own. Those of commitments lie in
    commitment-words.json under a digest of the row they are about, so that a row that was
    changed or is new cannot go out with words that are not about it. Rows of low confidence
    are not shipped.
Python's standard library is enough, and equal tables give equal bytes.
"""

import csv
import hashlib
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent

# Column in the tables: (id, unit, title). {base} is the year whose prices constant sums are in.
NATO = {
    "expenditure_usd_current_m": ("spending_usd_m", "US$ million", "Defence expenditure, current prices and exchange rates"),
    "expenditure_national_currency_m": ("spending_national_m", "million national currency", "Defence expenditure, national currency, current prices"),
    "expenditure_usd_const{base}_m": ("spending_const_usd_m", "US$ million of {base}", "Defence expenditure, {base} prices and exchange rates"),
    "expenditure_national_currency_const{base}_m": ("spending_const_national_m", "million national currency of {base}", "Defence expenditure, national currency, {base} prices"),
    "gdp_usd_current_m": ("gdp_usd_m", "US$ million", "Gross domestic product, current prices and exchange rates"),
    "gdp_usd_const{base}_m": ("gdp_const_usd_m", "US$ million of {base}", "Gross domestic product, {base} prices and exchange rates"),
    "share_real_gdp_pct": ("share_published_pct", "% of GDP", "Defence expenditure as a share of real GDP"),
    "real_change_pct": ("real_change_pct", "%", "Real change of defence expenditure on the year before"),
    "expenditure_per_capita_const{base}_usd": ("spending_per_head_const_usd", "US$ of {base}", "Defence expenditure per head"),
    "gdp_per_capita_const{base}_kusd": ("gdp_per_head_const_usd_thousand", "US$ thousand of {base}", "Gross domestic product per head"),
    "military_personnel_k": ("personnel_thousand", "thousand", "Military personnel"),
    "equipment_share_pct": ("equipment_share_pct", "% of defence expenditure", "Equipment"),
    "personnel_share_pct": ("personnel_share_pct", "% of defence expenditure", "Personnel"),
    "infrastructure_share_pct": ("infrastructure_share_pct", "% of defence expenditure", "Infrastructure"),
    "other_share_pct": ("other_share_pct", "% of defence expenditure", "Other"),
}
SIPRI = {
    "usd_current_m": ("spending_usd_m", "US$ million", "Military expenditure, current prices and exchange rates"),
    "share_gdp_pct": ("share_published_pct", "% of GDP", "Military expenditure as a share of GDP"),
}
SIPRI_MONEY_MEMBERS = ("JPN", "KOR", "AUS", "PHL", "THA", "NZL", "TWN", "USA")
IMF = {
    "gdp_usd_current_bn": ("gdp_usd_bn", "US$ billion", "Gross domestic product, current prices"),
    "gdp_lcu_current_bn": ("gdp_national_bn", "billion national currency", "Gross domestic product, national currency, current prices"),
    "gdp_lcu_constant_bn": ("gdp_const_national_bn", "billion national currency", "Gross domestic product, national currency, constant prices"),
    "gdp_per_capita_usd": ("gdp_per_head_usd", "US$", "Gross domestic product per head, current prices"),
    "gdp_deflator_index": ("gdp_deflator_index", "index", "Deflator of gross domestic product"),
    "real_gdp_growth_pct": ("real_growth_pct", "%", "Growth of gross domestic product, constant prices"),
    "cpi_inflation_pct": ("inflation_cpi_pct", "%", "Inflation, average consumer prices"),
    "population_m": ("population_m", "million", "Population"),
    "gov_expenditure_pct_gdp": ("gov_expenditure_pct_gdp", "% of GDP", "General government expenditure"),
    "gov_gross_debt_pct_gdp": ("gov_gross_debt_pct_gdp", "% of GDP", "General government gross debt"),
    "implied_lcu_per_usd": ("rate_national_per_usd", "national currency per US$", "Exchange rate implied by GDP in both currencies"),
    "ppp_rate_lcu_per_intl_dollar": ("ppp_rate_national_per_intl_usd", "national currency per international dollar", "Implied purchasing power parity rate"),
}

LUXEMBOURG = "From 2023 on NATO divides by a smaller sum than GDP, apparently an income measure: shares and GDP before and after do not compare."
NETHERLANDS = "From 2022 on NATO works out the printed share with another deflator: it is higher than spending divided by GDP at current prices."
LEVA = {"BGR": "BGN"}

# (first year, last year, text); None for both: about the whole series. BREAK after it: the figures
# before the first year do not compare with those from it on.
BREAK = True
EDITIONS = [
    {
        "format": "pledgeline-edition/1", "table": "nato-2024-06.csv", "id": "nato-2024-06",
        "title": "June 2024", "publisher": "NATO", "published": "2024-06", "cutoff": None,
        "definition": "nato", "price_base_year": 2015, "estimates_from": 2023,
        "credit": "NATO, Defence Expenditure of NATO Countries (2014–2024), June 2024",
        "licence": "Facts published by NATO, credit NATO; not for sale or advertising",
        "url": "https://www.nato.int/", "indicators": NATO, "currencies": LEVA,
        "notes": {
            "BGR": [(None, None, "Sums in national currency are in leva in this edition.")],
            "ISL": [(None, None, "Iceland has no armed forces: NATO gives its GDP, but no expenditure.")],
            "LUX": [(2023, 2024, LUXEMBOURG, BREAK)],
            "NLD": [(2022, 2024, NETHERLANDS)],
        },
    },
    {
        "format": "pledgeline-edition/1", "table": "nato-2026-07.csv", "id": "nato-2026-07",
        "title": "July 2026", "publisher": "NATO", "published": "2026-07-10", "cutoff": "2026-07-03",
        "definition": "nato-core", "price_base_year": 2021, "estimates_from": 2025,
        "credit": "NATO, Defence Investment of NATO Countries (2014–2026), July 2026",
        "licence": "Facts published by NATO, credit NATO; not for sale or advertising",
        "url": "https://www.nato.int/", "indicators": NATO, "currencies": {},
        "notes": {
            "BGR": [(None, None, "Sums in national currency are in euros for all years of this edition.")],
            "LUX": [(2023, 2026, LUXEMBOURG, BREAK)],
            "NLD": [(2022, 2026, NETHERLANDS)],
        },
    },
    {
        "format": "pledgeline-edition/1", "table": "sipri-2025-04.csv", "id": "sipri-2025-04",
        "title": "April 2025", "publisher": "SIPRI", "published": "2025-04", "cutoff": None,
        "definition": "sipri", "price_base_year": 2023, "estimates_from": None,
        "credit": "© SIPRI, Military Expenditure Database, April 2025",
        "licence": "© SIPRI; non-commercial use; an extract of less than a tenth of the data set",
        "url": "https://www.sipri.org/databases/milex", "indicators": SIPRI, "currencies": LEVA,
        "notes": {
            "DEU": [(1953, 1990, "Before 1991: the Federal Republic only."),
                    (1991, 1991, "From 1991 on: Germany as a whole. The figures before are the Federal Republic’s alone.", BREAK)],
            "TWN": [(1976, 1987, "SIPRI states no sum in US$ for this year.")],
        },
    },
    {
        "format": "pledgeline-outlook/1", "table": "imf-weo-2025-10.csv", "id": "imf-weo-2025-10",
        "title": "October 2025", "publisher": "IMF", "published": "2025-10", "cutoff": None,
        "estimates_from": 2025,
        "credit": "IMF, World Economic Outlook, October 2025",
        "licence": "Use with attribution to the International Monetary Fund",
        "url": "https://www.imf.org/en/Publications/WEO", "indicators": IMF, "currencies": LEVA,
        "notes": {"BGR": [(None, None, "National currency is the lev in this outlook, forecasts included.")]},
    },
]
HEAD = ("format", "id", "title", "publisher", "published", "cutoff", "definition", "price_base_year",
        "first_year", "last_year", "estimates_from", "credit", "licence", "url", "retrieved")

SIPRI_NOTICE = """\
sipri-2025-04.json is an extract of the SIPRI Military Expenditure Database, April 2025.

© SIPRI (Stockholm International Peace Research Institute), https://www.sipri.org/databases/milex

It holds the share of GDP for 38 countries and expenditure in current US$ for eight of them, less
than a tenth of the data set, and may be used for non-commercial purposes only, with SIPRI named as
the source. The licence of the program does not cover it. To build without it: meson setup
-Dsipri=false. The whole data set is SIPRI's to give: https://www.sipri.org/databases/milex
"""

THAILAND = "Ally under the Manila Pact of 1954, whose organisation (SEATO) was dissolved in 1977."
TAIWAN = "A partner, not an ally: the defence treaty with the United States ended in 1980."


def stop(sentence):
    sys.exit(f"make-data.py: {sentence}")


def text(value):
    return json.dumps(value, ensure_ascii=False)


def rows(path, delimiter=","):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL))


def block(indent, lines, brackets="{}"):
    """One entry a line between brackets; nothing between them where there is none."""
    if not lines:
        return brackets
    pad = " " * indent
    return brackets[0] + "\n" + ",\n".join(f"{pad}  {line}" for line in lines) + f"\n{pad}{brackets[1]}"


def wanted(edition, iso3, column, value):
    if edition["indicators"] is not SIPRI:
        return True
    return float(value) != 0 and (column != "usd_current_m" or iso3 in SIPRI_MONEY_MEMBERS)


def read_table(path, edition, members):
    """{iso3: {indicator id: {year: (digits, is estimate)}}}, and the indicators in their order."""
    base = edition.get("price_base_year")
    columns = {name.format(base=base): tuple(part.format(base=base) for part in parts)
               for name, parts in edition["indicators"].items()}
    figures = {}
    for row in rows(path):
        iso3, column = row.get("member_iso3") or row["iso3"], row["indicator"]
        if iso3 not in members or (column not in columns and edition["indicators"] is SIPRI):
            continue
        if column not in columns:
            stop(f"{path.name}: the indicator {column} is not known")
        if not wanted(edition, iso3, column, row["value"]):
            continue
        years = figures.setdefault(iso3, {}).setdefault(columns[column][0], {})
        if int(row["year"]) in years:
            stop(f"{path.name}: {iso3} {row['year']} {column} stands twice")
        years[int(row["year"])] = (row["value"], row.get("estimate", row.get("flag")) in ("1", "e"))
    used = {indicator for by_indicator in figures.values() for indicator in by_indicator}
    return figures, [parts for parts in columns.values() if parts[0] in used]


def member_text(edition, iso3, currency, figures, indicators, span):
    values, estimates = [], []
    for indicator, _unit, _title in indicators:
        years = figures.get(indicator)
        if years:
            row = ", ".join(years[year][0] if year in years else "null" for year in span)
            values.append(f"{text(indicator)}: [{row}]")
            flagged = [year for year in span if year in years and years[year][1]]
            if flagged:
                estimates.append(f"{text(indicator)}: {flagged}")
    notes = []
    for first, last, words, *is_break in edition["notes"].get(iso3, []):
        until = f'"until": {last}, ' if last != first else ""
        breaks = '"break": true, ' if is_break else ""
        notes.append(f'{{"year": {text(first)}, {until}{breaks}"text": {text(words)}}}')
    lines = [f'"currency": {text(currency)}', f'"values": {block(6, values)}',
             f'"estimates": {block(6, estimates)}', f'"notes": {block(6, notes, "[]")}']
    return f"{text(iso3)}: {block(4, lines)}"


def edition_text(edition, figures_dir, members):
    figures, indicators = read_table(figures_dir / edition["table"], edition, members)
    years = [year for by_indicator in figures.values() for series in by_indicator.values() for year in series]
    edition = dict(edition, first_year=min(years), last_year=max(years), retrieved=None)
    span = range(min(years), max(years) + 1)
    lines = [f"{text(key)}: {text(edition[key])}" for key in HEAD if key in edition]
    lines.append('"indicators": ' + block(2, [f'{text(i)}: {text({"unit": unit, "title": title})}' for i, unit, title in indicators]))
    lines.append('"members": ' + block(2, [
        member_text(edition, iso3, edition["currencies"].get(iso3, member["currency"]), figures[iso3], indicators, span)
        for iso3, member in members.items() if iso3 in figures]))
    return block(0, lines) + "\n"


def alliance_lines(members, codes, notes={}):
    lines = []
    for iso3 in codes:
        entry = {"iso3": iso3, "since": int(members[iso3]["since"][:4])}
        if iso3 in notes:
            entry["note"] = notes[iso3]
        lines.append(text(entry))
    return lines


def alliances_text(members):
    nato = [iso3 for iso3, member in members.items() if member["group"] == "nato"]
    asia = ["USA", "JPN", "KOR", "AUS", "PHL", "THA", "NZL", "TWN"]
    # As allies of the United States in Asia and the Pacific; its own year is that of its first treaty there.
    treaty = dict(members, USA=dict(members["USA"], since="1951"))
    alliances = [
        ("nato", "NATO", alliance_lines(members, nato)),
        ("europe", "European allies", alliance_lines(members, [iso3 for iso3 in nato if iso3 not in ("USA", "CAN")])),
        ("us-asia-pacific", "US and Asia-Pacific", alliance_lines(treaty, asia, {"THA": THAILAND, "TWN": TAIWAN})),
        ("us-japan", "US and Japan", alliance_lines(treaty, ["USA", "JPN"])),
    ]
    people = [f'{text(iso3)}: {text({"name": member["name"], "has_forces": iso3 != "ISL"})}' for iso3, member in members.items()]
    groups = [block(4, [f'"id": {text(id)}', f'"title": {text(title)}', f'"members": {block(6, lines, "[]")}'])
              for id, title, lines in alliances]
    return block(0, ['"format": "pledgeline-alliances/1"', f'"members": {block(2, people)}',
                     f'"alliances": {block(2, groups, "[]")}']) + "\n"


def digest(row):
    return hashlib.sha256("\t".join(value or "" for value in row.values()).encode()).hexdigest()[:12]


def commitments_text(path, members):
    words = json.loads((HERE / "commitment-words.json").read_text(encoding="utf-8"))
    entries, used = [], set()
    for row in rows(path, "\t"):
        if row["confidence"] == "low":
            continue
        key = digest(row)
        if key not in words:
            stop(f'{path.name}: the row of {row["date"]}, {row["actor"]}, is new or was changed: '
                 f'check its words in commitment-words.json and put them under "{key}"')
        used.add(key)
        own = words[key]
        entry = {
            "id": own["id"], "date": row["date"], "actor": own["actor"], "addressee": own["addressee"],
            "addressees": own["addressees"], "target_pct": None, "scope": row["scope"],
            "deadline_year": int(row["deadline_year"]) if row["deadline_year"] else None,
            "label": own.get("label"), "fact": own["fact"], "source": own["source"], "confidence": row["confidence"],
        }
        lines = [f"{text(name)}: {text(value)}" for name, value in entry.items()]
        if row["target_pct"]:
            lines[list(entry).index("target_pct")] = f'"target_pct": {row["target_pct"]}'
        entries.append((row["date"], block(4, lines)))
    if set(words) - used:
        stop(f"commitment-words.json: no row of {path.name} has the digest {sorted(set(words) - used)[0]}")
    entries.sort(key=lambda entry: entry[0])
    return block(0, ['"format": "pledgeline-commitments/1"',
                     f'"commitments": {block(2, [lines for _date, lines in entries], "[]")}']) + "\n"


def make(figures_dir):
    """{path below data: content}"""
    members = {row["iso3"]: row for row in rows(figures_dir / "members.csv")}
    files = {f'editions/{edition["id"]}.json': edition_text(edition, figures_dir, members) for edition in EDITIONS}
    files["editions/sipri-2025-04.NOTICE.txt"] = SIPRI_NOTICE
    files["alliances.json"] = alliances_text(members)
    files["commitments.json"] = commitments_text(figures_dir / "commitments.tsv", members)
    return files


def main(arguments):
    check = arguments[:1] == ["--check"]
    if len(arguments) != 1 + check:
        stop("expected [--check] FIGURES_DIR")
    files = make(pathlib.Path(arguments[-1]))
    wrong = []
    for name, content in files.items():
        path = HERE / name
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content.encode())
        elif not path.exists() or path.read_bytes() != content.encode():
            wrong.append(name)
    if wrong:
        stop("not what the tables give: " + ", ".join(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
