"""What is known of a sentence as an answer to a question, and what each signal is worth."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter, mul

from assistant.fitted import learned


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of a sentence as an answer to a question, each 0-1; or what each is worth.

    coverage: the share of the question met by the sentence and what stands around it.
    own: the share met by the sentence itself. semantic, heading: the cosine of the question
    and the sentence, and of the question and the heading. rank: the passage's search score
    against the best. fit: whether it holds the kind of thing asked for. definition: whether
    it says what the thing asked about is. first: whether it opens its passage. unmet: the
    share met nowhere. older: whether it is an older rule. elsewhere: whether it is about
    another region than the one meant. recent: how new the years it names are. unknown:
    whether it says that the sources do not say something narrower than what was asked. asked:
    whether it stands under the very question. about: whether its document is on a grant, an
    organisation or a statute that is named. before: whether the turn before cited its document.
    kind: whether it stands under a question of the same kind, ½ where under none. heading_met:
    the share of the heading that is met by the question. focus: how well the first word of
    substance ("Vilka mål …", "Vem beslutar …") is met by the sentence or its headings. fewest:
    how well the word that is met least is met. strange: how far the question has a word that
    the corpus does not know; it is the same for all sentences. subject: how well the words that
    say what is asked of the thing named ("biljett" of a theatre's ticket) are met by the sentence
    and its heading, in form or in meaning, each weighed by its rarity. least_subject: how well
    the one is met that is met least. rest: the cosine of question and sentence, both without
    the names. thing: how well the noun is met that is asked for by number or by kind ("Hur många
    besökare …"). likeness, like_words: how near the question is, in meaning and in words, to the
    nearest of those that its section is known to answer. negation: whether it or its heading
    says what is not, where the question asks that, ½ where it does not. named: how well the
    worst met of the names asked about is met. dated: how well its years fit those asked about.
    """

    coverage: float
    own: float
    semantic: float
    heading: float
    rank: float
    fit: float
    definition: float
    first: float
    unmet: float
    older: float
    elsewhere: float
    recent: float
    unknown: float
    asked: float
    about: float
    before: float
    kind: float
    heading_met: float
    focus: float
    fewest: float
    strange: float
    subject: float
    least_subject: float
    rest: float
    thing: float
    likeness: float
    like_words: float
    negation: float
    named: float
    dated: float

    def score(self, weights: Signals) -> float:
        """Return the sum of the signals, each times what it is worth."""
        return float(sum(map(mul, _values(self), _values(weights))))


# ``dataclasses.astuple`` copies deeply, which costs more than all else that is done here.
_values = attrgetter(*(f.name for f in fields(Signals)))

# What each signal is worth, fitted by ``kulturplan fit``.
FITTED = Signals(**learned("weights"))
