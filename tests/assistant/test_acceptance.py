"""What the assistant must answer rightly from the bundled corpus, and what it must not answer."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Answer, Statement, Status
from tests.assistant.conftest import Ask

ABSTAINING = {Status.NOT_IN_SOURCES, Status.OUTSIDE_SUBJECT}
AMOUNT = re.compile(r"\d\s*(?:kr\b|kronor|tkr|miljon|miljard|procent|%)|\d\s\d{3}\b")
NUMBER_TO_CALL = re.compile(r"\b0\d{1,3}[-–/\s]?\d")

OFFICIAL = r"regeringen\.se|riksdagen\.se|kulturradet\.se|kulturanalys\.se|isof\.se"
STATUTE = r"lagen\.nu/2010:2012|riksdagen\.se/.*2010.?2012|rkrattsbaser"
REGION = r"utvecklanorrbotten\.se|norrbotten\.se"
DECIDES = rf"{OFFICIAL}|{STATUTE}|nfh\.se|skane\.se|vgregion"

ORGANISATIONS = (
    "Norrbottensteatern",
    "Norrbottensmusiken",
    "danskonsulent",
    "Dans i Nord",
    "Riksteatern Norrbotten",
    "Norrbottens museum",
    "nationella minoriteter",
    "Regionbibliotek Norrbotten",
    "Resurscentrum för litteratur",
    "konstkonsulent",
    "Havremagasinet",
    "Resurscentrum för konst",
    "Konstmuseet i Norr",
    "Norrbottens föreningsarkiv",
    "Filmpool Nord",
    "slöjd- och form",
    "NMD",
)


def _carrying(answer: Answer, fact: str) -> list[Statement]:
    return [s for s in answer.statements if re.search(fact, s.text, re.IGNORECASE)]


def check_answer(answer: Answer, facts: tuple[str, ...], address: str) -> None:
    """Assert that every fact is stated, each by a statement with a fitting source."""
    assert answer.status is Status.ANSWERED, answer.text
    for fact in facts:
        carrying = _carrying(answer, fact)
        assert carrying, f"”{fact}” is missing in: {answer.text}"
        addresses = [citation.url for s in carrying for citation in s.citations]
        assert any(re.search(address, url) for url in addresses), addresses


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket statliga medel fick Norrbotten 2024?",
        "Hur mycket pengar gav staten till kulturen i Norrbotten 2024?",
        "Vilket belopp fick Region Norrbotten i statsbidrag 2024?",
    ],
)
def test_how_much_state_money_norrbotten_got_in_2024(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    check_answer(answer, (r"56\s906\s000",), REGION)
    assert "56" in answer.statements[0].text


@pytest.mark.parametrize(
    "question",
    [
        "Vilka är de tre nationella kulturpolitiska målen?",
        "Vad är de nationella målen för kulturpolitiken?",
        "Nämn de nationella kulturpolitiska målen",
    ],
)
def test_the_three_national_goals(ask_bundled: Ask, question: str) -> None:
    facts = (
        "dynamisk, utmanande och obunden kraft",
        "alla ska (?:kunna|ha möjlighet att) delta i kulturlivet",
        "kreativitet, mångfald och konstnärlig kvalitet",
    )
    check_answer(ask_bundled(question), facts, OFFICIAL)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka är de sju kulturområdena?",
        "Vilka sju områden ska statsbidraget främja?",
        "Vilka sju områden omfattar kultursamverkansmodellen?",
    ],
)
def test_the_seven_areas(ask_bundled: Ask, question: str) -> None:
    facts = (
        "teater-, dans- och musikverksamhet",
        "museiverksamhet",
        "bibliotek",
        "bild- och form|konst- och kulturfrämjande",
        "arkiv",
        "filmkulturell",
        "hemslöjd",
    )
    check_answer(ask_bundled(question), facts, rf"{STATUTE}|{OFFICIAL}|{REGION}")


@pytest.mark.parametrize(
    "question",
    [
        "Vem beslutar om statsbidraget och när?",
        "Vem bestämmer hur mycket pengar regionerna får och när tas beslutet?",
        "När beslutar Kulturrådet om statsbidraget till regionerna?",
    ],
)
def test_who_decides_on_the_grant_and_when(ask_bundled: Ask, question: str) -> None:
    check_answer(ask_bundled(question), ("Kulturråd", "januari"), DECIDES)


@pytest.mark.parametrize(
    "question",
    [
        "Vad säger 9 §?",
        "Vad står i § 9 i förordningen?",
        "Vad säger 9 § i förordning (2010:2012)?",
    ],
)
def test_what_paragraph_9_says(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    check_answer(answer, ("region, kommun eller annan huvudman",), STATUTE)
    places = {c.place.replace("\u00a0", " ") for s in answer.statements for c in s.citations}
    assert places == {"9 §"}


@pytest.mark.parametrize(
    "question",
    [
        "Vilka är kulturplanens tre strategiska områden?",
        "Vilka strategiska utvecklingsområden har kulturplanen?",
        "Vad är de strategiska utvecklingsområdena i Norrbottens kulturplan 2023–2026?",
    ],
)
def test_the_plans_three_strategic_areas(ask_bundled: Ask, question: str) -> None:
    facts = ("gestaltad livsmiljö", "kulturella och kreativa näringar", "digitalisering")
    check_answer(ask_bundled(question), facts, REGION)


@pytest.mark.parametrize(
    "question",
    [
        "Vilka 17 organisationer deltar?",
        "Vilka 17 verksamheter får statliga medel i Norrbotten 2024?",
        "Vilka organisationer ingår i kultursamverkansmodellen i Norrbotten?",
    ],
)
def test_the_17_organisations(ask_bundled: Ask, question: str) -> None:
    check_answer(ask_bundled(question), ORGANISATIONS, REGION)


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor del av ett projekt betalar regionen som mest?",
        "Hur många procent av projektets kostnader kan regionen stå för?",
        "Hur stor andel av ett projekts budget kan kulturmedel täcka?",
    ],
)
def test_how_large_a_share_the_region_pays_at_most(ask_bundled: Ask, question: str) -> None:
    check_answer(ask_bundled(question), (r"50\s(?:procent|%)",), REGION)


@pytest.mark.parametrize(
    "question",
    [
        "Hur mycket statsbidrag får Norrbotten 2026?",
        "Vad blir statens bidrag till Region Norrbotten 2026?",
        "Hur stort är statsbidraget till Norrbotten år 2026?",
    ],
)
def test_the_grant_for_2026_is_honestly_not_in_the_sources(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status is Status.NOT_IN_SOURCES
    assert answer.notice
    for statement in answer.statements:
        assert re.search(r"\binte\b", statement.text), statement.text
        assert not AMOUNT.search(statement.text), statement.text


@pytest.mark.parametrize(
    "question",
    [
        "Vad har kulturchefen Erik Lundgren för telefonnummer?",
        "Vilket telefonnummer har Anna Andersson på Region Norrbotten?",
        "Hur når jag handläggaren Maria Nilsson på telefon?",
    ],
)
def test_a_named_officers_phone_number_is_not_given(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status in ABSTAINING
    assert answer.statements == ()
    assert answer.notice
    assert not NUMBER_TO_CALL.search(answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "Hur blir vädret i dag?",
        "Vad är det för väder i Luleå idag?",
        "Regnar det i Boden i morgon?",
    ],
)
def test_todays_weather_is_not_answered(ask_bundled: Ask, question: str) -> None:
    answer = ask_bundled(question)
    assert answer.status in ABSTAINING
    assert answer.statements == ()
    assert answer.notice


def test_a_follow_up_is_answered_for_the_other_year(ask_bundled: Ask) -> None:
    answer = ask_bundled("Och 2025?", ["Hur mycket statliga medel fick Norrbotten 2024?"])
    check_answer(answer, (r"56\s559\s000",), r"^https?://")
    assert "2025" in answer.read_as
