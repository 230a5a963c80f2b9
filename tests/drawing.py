"""Small samples to draw: figures, and places of a world of a few tiles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from minefacts.dataset.reading import Dataset
from minefacts.questions.figure_records import FigureRecord
from minefacts.views import plotting
from minefacts.views.charts import Chart
from minefacts.views.maps import Ground

HOSTILE = "<script>alert(1)</script> [b]x[/b] \x1b[31m \u202e & \" ' {{datum.x}} javascript:1"
CODES = {"World": "WLD", "Angola": "AGO", "Chad": "TCD", "Mali": "MLI", "Niger": "NER"}


def figure(place: str, year: str, value: float, edition: int | None = None, **more: Any) -> FigureRecord:
    """A figure on casualties, unless `more` says otherwise."""
    fields = {
        "id": f"casualties.{place}.{year}",
        "topic": "casualties",
        "place": place,
        "iso3": CODES.get(place, place[:3].upper()),
        "start": year,
        "end": year,
        "measure": "total",
        "value": value,
        "unit": "people",
        "qualifier": None,
        "body": "Monitor",
        "edition": edition,
        "published": None,
        "source": "s",
        "source_kind": "primary",
        "revised": False,
        "superseded_by": None,
        "note": None,
    }
    filled = dict.fromkeys(FigureRecord.__struct_fields__)
    return FigureRecord(**{**filled, **fields, **more})


def drawn(figures: Sequence[FigureRecord], recorded: Sequence[int] = (), **more: Any) -> tuple[list[Chart], list[str]]:
    """The charts of figures, of which the years `recorded` have others too."""
    return plotting.charts(
        figures, lambda _: set(recorded), source=lambda _: "Source: a report.", dated="Record of today", **more
    )


#: Two states in the corners, one in the middle, and an area.
GROUNDS = (
    Ground("AGO", "Angola", "AO", 1, 1),
    Ground("TCD", "Chad", "TD", 27, 2),
    Ground("MLI", "Mali", "ML", 14, 2),
    Ground("XKX", "Kosovo", "xk", 15, 3, True),
)


def said(record: Any, dataset: Dataset) -> str:
    """The cell of a column that says the record itself."""
    return str(record)


def nothing(record: Any, dataset: Dataset) -> str:
    """The cell of a column that has nothing to say."""
    return ""
