"""Repairs change what they must and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.lint.fixing import fix

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

    Profile = dict[str, ProfileField]

BASE = """\
# Kopf
schema: 1

programmes:
  # Der erste
  - id: eins   # bleibt
    name: {de: Eins, en: One}
LINE
    funder: Land   # auch das

  - id: zwei
    name: {de: Zwei, en: Two}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    paused_since: 2024-03-01  # Stand", "    paused_since: '2024-03-01'  # Stand"),
        ("    paused_since: 2024", "    paused_since: '2024'"),
        ("    partners: [no, Land, 2024]", "    partners: ['no', Land, '2024']"),
        ("    funding: {max_eur: 2024, as_of: 2024}", "    funding: {max_eur: 2024, as_of: '2024'}"),
        ("    period: {from: 2022, until: 2022}", "    period: {from: '2022', until: '2022'}"),
        ("    alias: [Uno]", "    aliases: [Uno]"),
        ("    aliasses: [Uno]", "    aliases: [Uno]"),
        ("    funding: {max_euro: 5}", "    funding: {max_eur: 5}"),
        ("    aliases: [Uno, Eins]", "    aliases: [Uno]"),
        ("    aliases: [eins, Uno, Due]", "    aliases: [Uno, Due]"),
        ("    aliases:\n      - Uno\n      - Eins  # weg\n      - Due", "    aliases:\n      - Uno\n      - Due"),
        ("    kinds: [zuschuss, beratung, zuschuss]", "    kinds: [zuschuss, beratung]"),
        ("    partners: ['Land  Hessen ', B]", "    partners: ['Land Hessen', B]"),
        ("    partners: [Land  Hessen]   # zwei", "    partners: [Land Hessen]   # zwei"),
        ("    partners: [Wirtschafts\u00adförderung]", "    partners: [Wirtschaftsförderung]"),
        ("    partners: [Land\tHessen]", "    partners: [Land Hessen]"),
        ("    aliases: [Eins]", "    aliases: [Eins]"),
        (
            "    facts: [{text: 'a  b', sources: [], supports: [x, x]}]",
            "    facts: [{text: 'a b', sources: [], supports: [x]}]",
        ),
        (
            "    partners:\n      - Land  Hessen\n      - >-\n        Bund  und",
            "    partners:\n      - Land Hessen\n      - >-\n        Bund  und",
        ),
        ("    aliases: [Zwei, Uno]", "    aliases: [Zwei, Uno]"),
        ("    funding: {max_eur: 125.000}", "    funding: {max_eur: 125.000}"),
        ('    partners: ["\x1b[31mrot"]', '    partners: ["\x1b[31mrot"]'),
        ("    fundre: Bund", "    fundre: Bund"),
        ("    partnr: [Bund]", "    partners: [Bund]"),
        ("    sponsors: [Bund]", "    sponsors: [Bund]"),
        ("    application: {before_start: yes}", "    application: {before_start: yes}"),
        ("    partners: ['zwei\n\n      Zeilen']", "    partners: ['zwei\n\n      Zeilen']"),
        ("    links: {offical: www.a.example}", "    links: {official: www.a.example}"),
        ("    period: {form: 01.02.2026, until: 2026}", "    period: {from: 01.02.2026, until: '2026'}"),
        ("    contacts: [{offce: A}, {offce: B, phone: x}]", "    contacts: [{office: A}, {office: B, phone: x}]"),
        (
            "    links: {offical: 'https://a.example'}\n    kinds: x",
            "    links: {official: 'https://a.example'}\n    kinds: x",
        ),
        ("    fundng: {max_euro: 5.000}", "    funding: {max_eur: 5.000}"),
        ("    alias: x\n    aliases: [Uno]", "    alias: x\n    aliases: [Uno]"),
        ("    kinds: [zuschus, beratung]", "    kinds: [zuschuss, beratung]"),
        ("    areas: [region-hanover]  # region-hanover", "    areas: [region-hannover]  # region-hanover"),
        ("    provider: {name: Land, level: staet}", "    provider: {name: Land, level: state}"),
        (
            "    requirements: [{text: {de: x}, rule: {startd: {is: false}}}]",
            "    requirements: [{text: {de: x}, rule: {started: {is: false}}}]",
        ),
        ("    kinds: [qqq]", "    kinds: [qqq]"),
        ("    provider: {name: Land, level: e}", "    provider: {name: Land, level: e}"),
    ],
)
def test_repairs(before: str, after: str, vocabulary: Vocabulary, profile: Profile) -> None:
    fixed, settled = fix(BASE.replace("LINE", before).encode(), "x.yaml", vocabulary, profile)

    assert fixed.decode() == BASE.replace("LINE", after)
    assert bool(settled) == (before != after)


def test_several_repairs_are_told_with_their_lines(vocabulary: Vocabulary, profile: Profile) -> None:
    text = BASE.replace("LINE", "    aliases: [on, on]\n    period: {form: 2024}")

    fixed, settled = fix(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "x.yaml", vocabulary, profile)

    wanted = BASE.replace("LINE", "    aliases: ['on']\n    period: {from: '2024'}").replace("\n", "\r\n")
    assert fixed == b"\xef\xbb\xbf" + wanted.encode()
    assert [(finding.line, finding.code) for finding in settled] == [
        (8, "unreadable"),
        (9, "unreadable"),
        (9, "unreadable"),
        (8, "duplicate-name"),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"schema: 2\nprogrammes: []\n", b"schema: 1\nprogrammes:\n  - \xff\n"]
)
def test_what_cannot_be_repaired_stays(content: bytes, vocabulary: Vocabulary, profile: Profile) -> None:
    assert fix(content, "x.yaml", vocabulary, profile) == (content, [])
