"""`minefacts sources`: by id, of a place, and as bibliographies read them."""

from __future__ import annotations

from conftest import Run

from minefacts.dataset.reading import Dataset


def test_documents_behind_a_place_are_those_of_its_records(run: Run, dataset: Dataset) -> None:
    listed = [one["id"] for one in run("sources", "-c", "Ukraine", "-f", "json").json]
    (standing,) = run("treaty", "-c", "Ukraine", "-f", "json").json
    figures = run("casualties", "-c", "Ukraine", "--history", "-f", "json").json
    assert set(standing["sources"]) <= set(listed)
    assert {figure["source"] for figure in figures} <= set(listed)
    assert len(listed) == len(set(listed))
    behind = {finding.sources for finding in dataset.findings if "UKR" in (finding.by, finding.where)}
    assert all(set(sources) <= set(listed) for sources in behind)


def test_deciding_documents_come_first(run: Run, dataset: Dataset) -> None:
    listed = [one["id"] for one in run("sources", "-c", "Poland", "-f", "json").json]
    acts = sorted(dataset.events.starting("POL-"), key=lambda act: act.date)
    assert listed[0] == acts[-1].sources[0]
    further = {source for act in acts for source in act.sources[1:]} - {act.sources[0] for act in acts}
    first = [listed.index(act.sources[0]) for act in acts]
    assert all(listed.index(source) > max(first) for source in further)


def test_footer_names_the_command_that_lists_the_rest(run: Run) -> None:
    line = next(one for one in run("treaty", "-c", "Ukraine").stdout.splitlines() if one.startswith("Sources: "))
    command = line.rpartition(": minefacts ")[2].split()
    assert run(*command).status == 0


def test_ids_in_any_case(run: Run) -> None:
    assert run("sources", "UNTC2014", "-f", "json") == run("sources", "untc2014", "-f", "json")


def test_bibtex_has_an_entry_a_document(run: Run) -> None:
    listed = [one["id"] for one in run("sources", "-c", "Norway", "-f", "json").json]
    entries = [line for line in run("sources", "-c", "Norway", "-f", "bibtex").stdout.splitlines() if line[:1] == "@"]
    assert [entry.partition("{")[2].rstrip(",") for entry in entries] == listed


def test_sources_of_two_places_are_those_of_both(run: Run) -> None:
    both = {one["id"] for one in run("sources", "-c", "Norway", "-c", "Tonga", "-f", "json").json}
    each = [{one["id"] for one in run("sources", "-c", name, "-f", "json").json} for name in ("Norway", "Tonga")]
    assert both == each[0] | each[1]


def test_references_in_full_below_a_table(run: Run) -> None:
    full = run("treaty", "-c", "Norway", "--sources").stdout
    (standing,) = run("treaty", "-c", "Norway", "-f", "json").json
    assert all(f"[{source}]" in full for source in standing["sources"])
    assert "https://" in full


def test_source_of_a_figure(run: Run) -> None:
    (record,) = run("sources", "casualties.WLD.2023.2023.total.hi-2024", "-f", "json").json
    assert record["id"] == "hi-2024"
    reference = run("sources", "hi-2024").stdout
    assert (
        "Reference: Humanity & Inclusion (2024-11-20). Landmines: 22% more victims in one year. https://" in reference
    )


def test_sources_as_csl(run: Run, dataset: Dataset) -> None:
    items = run("sources", "-f", "csl-json").json
    assert [item["id"] for item in items] == [source.id for source in dataset.sources]
    article = next(item for item in items if item["id"] == "article")
    assert article["issued"] == {"date-parts": [[2024, 11, 25]]}
    assert "issued" not in next(item for item in items if item["id"] == "NLDB")


def test_unknown_id(run: Run) -> None:
    status, out, err = run("sources", "hi-2023")
    assert (status, out) == (3, "")
    assert "hi-2024" in err


def test_title_in_place_of_an_id_is_refused_with_the_search_that_finds_it(run: Run) -> None:
    status, out, err = run("sources", "Landmine Monitor 2017")
    assert (status, out) == (3, "")
    assert "minefacts search 'Landmine Monitor 2017' finds documents by their words" in err


def test_beginning_of_an_id_is_answered_with_those_that_begin_so(run: Run) -> None:
    refused = run("sources", "UNTC")
    assert (refused.status, refused.stdout) == (3, "")
    assert "UNTC2014" in refused.stderr
