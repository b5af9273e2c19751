"""The product's own Swedish sentences that more than one page shows."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer, Citation, Status
from assistant.entities import EntityKind, mentions
from corpus.document import Kind, State

TITLE = "Fråga om kulturplanen – Region Norrbotten"
NOT_IN_SOURCES = "Det framgår inte av källorna."
OUTSIDE_SUBJECT = (
    "Assistenten svarar bara på frågor om kulturplanen, de kulturpolitiska målen, stöd och "
    "fördelade medel."
)
NOT_UNDERSTOOD = "Frågan gick inte att tolka. Skriv den gärna som en hel mening."
UNCLEAR = "Frågan kan betyda flera saker."
FAILED = "Något gick fel och frågan besvarades inte. Försök igen om en stund."
SUMMARY_NOTICE = "Texten är vår sammanfattning av källan. Läs originalet hos utgivaren."

PARTLY = "Källorna svarar bara på en del av frågan."
ASK_REGION = "Fråga Region Norrbotten: kultur@norrbotten.se."
ASK_STATE = "Fråga Kulturrådet: kulturradet.se."

NEXT_STEP = {
    Status.PARTLY_ANSWERED: f"Ställ gärna resten som en egen fråga. {ASK_REGION}",
    Status.NOT_IN_SOURCES: ASK_REGION,
    Status.OUTSIDE_SUBJECT: "Välj gärna en av exempelfrågorna, eller fråga om något av detta.",
    Status.NEEDS_CLARIFICATION: "Välj en av frågorna, eller skriv mer om vad du menar.",
    Status.NOT_UNDERSTOOD: "Till exempel: Vem kan söka kulturmedel?",
    Status.FAILED: f"Går det inte nästa gång heller? {ASK_REGION}",
}
_OF_THE_STATE = frozenset({Kind.STATUTE, Kind.MODEL, Kind.GOALS})


def next_step(answer: Answer) -> str:
    """Return what the person may do next; empty where the answer is whole.

    What lies nearest to a question without an answer tells which authority to ask, but for a
    question on a grant of the register: the state gives none of those.
    """
    if answer.status is Status.NOT_IN_SOURCES and answer.nearest:
        named = mentions(answer.read_as or answer.question)
        on_grant = any(mention.entity.kind is EntityKind.GRANT for mention in named)
        of_the_state = answer.nearest[0].kind in _OF_THE_STATE and not on_grant
        return ASK_STATE if of_the_state else ASK_REGION
    return NEXT_STEP.get(answer.status, "")


def too_long(most: int) -> str:
    """Return what is said of a question of more than ``most`` characters."""
    return f"Frågan är för lång (högst {most} tecken)."


def is_dated(citation: Citation) -> bool:
    """Tell whether a rule is an older one, or the years it is known for have run out."""
    if citation.kind is Kind.ALLOCATION:
        return False
    last = citation.years[-4:]
    out = last.isdigit() and int(last) < date.today().year
    return out or citation.state is not State.CURRENT


def validity_text(citation: Citation) -> str:
    """Return the years a passage holds for, and whether it is an older rule; may be empty."""
    if citation.kind is Kind.ALLOCATION:
        return f"Avser {citation.years}." if citation.years else ""
    if not is_dated(citation):
        return f"Gäller {citation.years}." if citation.years else ""
    years = f"Gällde {citation.years}." if citation.years else "Äldre uppgift."
    if citation.state is State.SUPERSEDED:
        return f"{years} Ersatt av nyare regler."
    return f"{years} Nyare uppgift saknas i källorna."
