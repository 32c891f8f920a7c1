"""Cells that wait on the disk until all columns are known."""

from __future__ import annotations

from hannover_foerder.output.spool import Size, Spool

RECORDS = [{"id": "a", "text": "lang\nund länger"}, {"text": "kurz"}, {"text": "1\n2\n3", "note": "\udcff"}]


def test_records_come_back_as_they_were_and_columns_have_their_largest_sizes() -> None:
    with Spool(RECORDS) as spool:
        assert list(spool.records()) == RECORDS
        assert list(spool.sizes) == ["id", "text", "note"]
        assert spool.sizes["text"] == Size(letters=15, line_letters=10, lines=3)
