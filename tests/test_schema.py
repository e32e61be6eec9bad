from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import convert

from docgen.decision.model import FrontMatter
from docgen.house.model import House
from docgen.schema import schema

HOUSE = convert(
    {
        "name": "Example Council",
        "kinds": ["decision", "scrutiny"],
        "numbering": {"levels": ["{1}."]},
        "recommendations": {"lead_in": "It is recommended that:"},
        "outline": ["purpose", "finance"],
        "roles": {"purpose": {"heading": "Purpose"}, "finance": {"heading": "Financial implications"}},
        "comments": {"legal": {"heading": "Legal"}, "audit": {"heading": "Audit"}},
        "contacts": ["enquiries", "ward"],
        "requires": {"areas": True, "summary": ["decision", "scrutiny"], "reference": ["decision"]},
        "fields": {
            "directorate": {
                "label": "Directorate",
                "required": True,
                "choices": ["Place", "People"],
                "help": "As on the web",
            },
            "notices": {"label": "Notices", "list": True, "type": "markdown"},
            "due": {"label": "Due", "type": "date"},
            "beds": {"label": "Beds", "type": "number"},
            "urgent": {"label": "Urgent", "type": "yes-no"},
        },
    },
    House,
)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(item)


@pytest.mark.parametrize("house", [None, HOUSE])
def test_every_field_is_there_and_every_reference_leads_somewhere(house: House | None) -> None:
    found = schema(house)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(found["properties"]) == set(FrontMatter.__struct_fields__)
    assert found["additionalProperties"] is False
    for node in nodes(found):
        if isinstance(node.get("$ref"), str):
            assert node["$ref"].removeprefix("#/$defs/") in found["$defs"]


def test_titles_null_and_words_of_no_vocabulary_are_gone_but_fields_called_title_stay() -> None:
    found = schema()
    del found["title"]
    assert "title" in found["properties"]
    assert "title" in found["$defs"]["Option"]["properties"]
    for node in nodes(found):
        assert not isinstance(node.get("title"), str)
        assert node.get("type") != "null"
        assert not {"max_digits", "decimal_places"} & set(node)


def test_dates_are_texts_of_format_date_and_amounts_are_numbers() -> None:
    parts = schema()["$defs"]
    assert parts["Meeting"]["properties"]["date"] == {"type": "string", "format": "date"}
    assert parts["FinanceLine"]["properties"]["amount"] == {"type": "number"}
    assert parts["Comment"]["properties"]["date"]["format"] == "date"


def test_descriptions_are_kept() -> None:
    assert schema()["$defs"]["Meeting"]["properties"]["agenda_item"]["description"].startswith("As printed")


def test_without_a_house_any_kind_of_comment_is_allowed() -> None:
    assert "enum" not in schema()["$defs"]["Comment"]["properties"]["kind"]


def test_a_house_gives_its_kinds_roles_and_demands() -> None:
    found = schema(HOUSE)
    assert found["$defs"]["Comment"]["properties"]["kind"]["enum"] == ["legal", "audit"]
    assert found["$defs"]["Contact"]["properties"]["kind"]["enum"] == ["enquiries", "ward"]
    assert found["properties"]["kind"]["enum"] == ["decision", "scrutiny"]
    assert set(found["properties"]["implications"]["properties"]) == {"purpose", "finance"}
    assert found["properties"]["implications"]["additionalProperties"] is False
    assert {"areas", "summary", "fields", "title"} <= set(found["required"])
    assert "reference" not in found["required"]


def test_a_house_gives_its_fields_by_their_types() -> None:
    fields = schema(HOUSE)["properties"]["fields"]
    assert fields["required"] == ["directorate"]
    assert fields["additionalProperties"] is False
    assert fields["properties"] == {
        "directorate": {"description": "Directorate. As on the web", "type": "string", "enum": ["Place", "People"]},
        "notices": {"description": "Notices", "type": "array", "items": {"type": "string", "x-docgen": "markdown"}},
        "due": {"description": "Due", "type": "string", "format": "date"},
        "beds": {"description": "Beds", "type": "number"},
        "urgent": {"description": "Urgent", "type": "boolean"},
    }


def test_one_house_does_not_change_the_schema_of_the_next() -> None:
    before = schema()
    schema(HOUSE)
    assert schema() == before
