"""The words of a Swedish text: tokens, stems and stop words.

Pure functions; the stemmer is Snowball's (Porter 2001), through PyStemmer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import Stemmer

_TOKEN = re.compile(
    r"\d+[ \u00a0]?(?:[a-z][ \u00a0]?)?§"
    r"|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[,:/.]\d+)*"
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+|:[a-zåäö]{1,3}\b)*"
)
_DIGIT = re.compile(r"\d")
_SPACES = str.maketrans("", "", " \u00a0")

# Words that carry grammar rather than subject; question words among them.
STOP_WORDS = frozenset(
    """
    a all alla allt alltså andra annan annat att av bara be behöver behövs berätta bestå
    består betyder bl bli blir blivit borde brukar bör de dem den denna deras dess dessa det
    detta dig din dina dit ditt dock du dvs där därför då efter egentligen ej eller en
    enkelt enligt er era ert ett ex exakt fick finnas finns fram fungerar funkar få får fått
    för före förklara förra gav ge genom ger gett gjorde gjort gäller gärna gå går gör göra
    ha hade han handlar hans har hej hela hellre hen henne hennes heter hit hon honom hos
    hur här i icke in inför inga ingen inget innan innebär inom inte ja jag ju just kan
    kanske kom komma kommer kort kring kunde kunna kunnat ligger lite lägga lägger man med
    mellan men mer mera mest mig min mina mitt mkt mot mycket må många måste ned nej ner ni
    nog nu när någon något några nån och också om oss per på redan resp respektive saker
    samt sedan sen sig sin sina sitt själv ska skall skulle snälla som stod stå står säg
    säger sägs så sådan sådana t ta tack tar till tills tog under undrar upp ur ut utan utav
    va vad vara varför varit varje vars vart vem vems verkligen vet veta vi via vid vidare
    vilka vilkas vilken vilket vill visa väl vår våra vårt än ännu är även åt över
    tas tog togs fattas fattade nåt nåns tex max ens asså typ grej grejer funderar undrat fråga
    frågan gällande angående år året ungefär
    e ä é dom totalt bara något nån liksom ok okej tror tycker brukade just
    """.split()
)


@cache
def _stemmer() -> Stemmer.Stemmer:
    import Stemmer

    return Stemmer.Stemmer("swedish", 0)  # its cache costs more than a stem does


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Snowball stem of a lower-case word.

    The definite plural in -ena is stemmed twice: Snowball takes "områdena" to "områden" and
    "områden" to "områd", and they are to meet. An ending after a colon goes: "EU:s" is "EU".
    """
    if ":" in word and word[0].isalpha():
        word = word.partition(":")[0]
    stemmed: str = _stemmer().stemWord(word)
    if word.endswith("ena") and stemmed.endswith("en"):
        stemmed = _stemmer().stemWord(stemmed)
    return stemmed


def stems(words: Sequence[str]) -> list[str]:
    """Return the stems of lower-case words, as ``stem`` does one by one."""
    found: list[str] = _stemmer().stemWords(list(words))
    for number, word in enumerate(words):
        if ":" in word or (word.endswith("ena") and found[number].endswith("en")):
            found[number] = stem(word)
    return found


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in order, in lower case.

    A paragraph sign keeps its number (``9 a §`` becomes ``9a§``), and a number written with
    spaces is one token (``56 906 000`` becomes ``56906000``).
    """
    lowered = text.lower()
    if _DIGIT.search(lowered):  # what belongs to a number may stand after a space
        found = _TOKEN.findall(lowered)
        return [token if token.isalpha() else token.translate(_SPACES) for token in found]
    return [token for word in lowered.split() for token in _within(word)]


@lru_cache(maxsize=131_072)
def _within(word: str) -> list[str]:
    """Return the tokens between two spaces, which are read once."""
    found: list[str] = _TOKEN.findall(word)
    return found


def terms(text: str) -> list[str]:
    """Return the stems of the text's words that are not stop words, in order."""
    return [stem(token) for token in tokens(text) if token not in STOP_WORDS]
