from __future__ import annotations

import pytest

from corpus.library import BUNDLED as DOCUMENTS
from corpus.library import load_library
from corpus.problems import UnreadableDocumentError
from corpus.recipients import RecipientKind, find_recipient, load_recipients
from tests.conftest import Write

TEATER = """# Namnen
[[recipient]]
id = "teatern"
kind = "organisation"
name = "Nordteatern"
aliases = ["länets teater", "teatern i Luleå"]
region = "Norrbotten"
area = 1
in_model = true
source = "https://example.se/teatern"
"""
MUSEUM = """
[[recipient]]
id = "museet"
kind = "organisation"
name = "Nordmuseet"
aliases = []
in_model_since = 2011
source = "https://example.se/museet"
"""


def test_a_table_becomes_a_recipient_with_its_line(write: Write) -> None:
    teater, museum = load_recipients(write("a.toml", TEATER + MUSEUM))
    assert (teater.id, teater.kind, teater.area, teater.line) == (
        "teatern",
        RecipientKind.ORGANISATION,
        1,
        2,
    )
    assert teater.names == ("Nordteatern", "länets teater", "teatern i Luleå")
    assert (teater.in_model, teater.in_model_since) == (True, None)
    assert (museum.in_model, museum.in_model_since, museum.area, museum.line) == (
        False,
        2011,
        None,
        12,
    )
    assert museum.region == museum.seat == museum.owner == museum.document == museum.note == ""


@pytest.mark.parametrize(
    "name", ["Nordteatern", "NORDTEATERN", "  Teatern i\u00a0Luleå ", "länets teater"]
)
def test_a_recipient_is_found_by_name_or_alias(write: Write, name: str) -> None:
    found = find_recipient(name, write("a.toml", TEATER + MUSEUM))
    assert found is not None
    assert found.id == "teatern"


@pytest.mark.parametrize("name", ["", "teatern", "Nordteaterns", "Nord"])
def test_a_part_of_a_name_finds_nobody(write: Write, name: str) -> None:
    assert find_recipient(name, write("a.toml", TEATER + MUSEUM)) is None


@pytest.mark.parametrize(
    ("old", "new", "fault", "remedy"),
    [
        ('name = "Nordteatern"\n', "", "teatern: ”name” saknas.", 'name = "…"'),
        ('name = "Nordteatern"', "name = 5", "”name” är inte en text: 5.", 'name = "…"'),
        ('kind = "organisation"\n', "", "”kind” saknas.", "municipality"),
        ('"organisation"', '"förening"', "”kind = förening” är okänt.", "organisation, region"),
        ("area = 1", "area = 8", "”area = 8” är inte ett heltal från 1 till 7.", "siffror"),
        ("area = 1", 'area = "1"', "”area = 1” är inte ett heltal", "citattecken"),
        ("in_model = true", 'in_model = "ja"', "varken ja eller nej", "true eller false"),
        ('["länets teater", "teatern i Luleå"]', '"x"', "inte en lista med texter", '["…", "…"]'),
        ("https://example", "example", "är inte en webbadress.", "https://"),
        ("region =", "regin =", "”regin” är okänt.", "id, kind, name"),
        ('"teatern"', '"museet"', "museet: ”museet” finns redan på rad 2.", "annat id"),
    ],
)
def test_a_faulty_table_is_named_and_so_are_the_others(
    write: Write, old: str, new: str, fault: str, remedy: str
) -> None:
    assert old in TEATER
    first = TEATER.replace(old, new, 1)
    path = write("a.toml", first + MUSEUM.replace("2011", "11"))
    with pytest.raises(UnreadableDocumentError) as error:
        load_recipients(path)
    assert any(fault in item.fault and remedy in item.remedy for item in error.value.problems)
    assert "”in_model_since = 11” är inte ett heltal från 1974 till 2050." in str(error.value)
    assert {problem.path for problem in error.value.problems} == {path}
    assert {problem.line for problem in error.value.problems} <= {2, first.count("\n") + 2}


def test_two_recipients_may_not_share_a_name(write: Write) -> None:
    shared = MUSEUM.replace("[]", '["Länets  TEATER"]')
    with pytest.raises(UnreadableDocumentError) as error:
        load_recipients(write("a.toml", TEATER + shared))
    (problem,) = error.value.problems
    assert problem.line == 12
    assert problem.fault == "museet: namnet ”Länets  TEATER” har redan teatern (rad 2)."


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ('[[recipient]]\nid = "a\n', 2, "inte giltig TOML"),
        ("[recipient]\n", 1, "inga [[recipient]]"),
        ("# tomt\n", 1, "inga [[recipient]]"),
    ],
)
def test_a_file_that_is_no_list_of_recipients_is_refused(
    write: Write, text: str, line: int, fault: str
) -> None:
    with pytest.raises(UnreadableDocumentError) as error:
        load_recipients(write("a.toml", text))
    (problem,) = error.value.problems
    assert problem.line == line
    assert fault in problem.fault


def test_the_bundled_recipients_hold_the_seventeen_of_the_model() -> None:
    recipients = load_recipients()
    assert sum(recipient.in_model for recipient in recipients) == 17
    joined = [item for item in recipients if item.in_model_since]
    assert len(joined) == 20
    assert {item.kind for item in joined} == {RecipientKind.REGION}


def test_every_bundled_recipient_points_to_a_document_that_exists() -> None:
    documents = {document.id for document in load_library([DOCUMENTS]).documents}
    assert {item.document for item in load_recipients()} <= documents | {""}


@pytest.mark.parametrize(
    ("name", "recipient"),
    [
        ("teatern i Luleå", "Norrbottensteatern"),
        ("länsmuseet", "Norrbottens museum"),
        ("NMD", "Norrlands nätverk för musikteater och dans (NMD)"),
        ("VGR", "Västra Götalandsregionen"),
    ],
)
def test_a_name_that_people_use_finds_the_bundled_recipient(name: str, recipient: str) -> None:
    found = find_recipient(name)
    assert found is not None
    assert found.name == recipient
