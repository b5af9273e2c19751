from __future__ import annotations

from dataclasses import fields, replace

import pytest

from assistant.compose import MOST_STATEMENTS, MOST_WORDS, choose
from assistant.extract import Evidence
from assistant.question import interpret
from assistant.signals import Signals
from corpus.readers.markdown import read_markdown
from index.passages import document_passages
from tests.conftest import Write

ASKED = interpret("Vad gör länet?")
PARAGRAPH = interpret("Vad säger 9 §?")
FAR = 1_000.0
ARTS = "dans,musik,film,slöjd,litteratur,teater,arkiv,museum,cirkus,design,opera,foto".split(",")
NO_SIGNALS = Signals(*[0.0] * len(fields(Signals)))


@pytest.fixture
def evidence(write: Write) -> list[Evidence]:
    """Return twelve equally good sentences of three sections, four in each."""
    sentences = [
        f"{art.capitalize()} växer i kommun{'abcdefghijkl'[n]}." for n, art in enumerate(ARTS)
    ]
    parts = [f"## Del {n}\n\n{' '.join(sentences[4 * n : 4 * n + 4])}\n" for n in range(3)]
    document = read_markdown(write("plan.md", "# Plan\n\n" + "\n".join(parts)))
    return [
        Evidence(
            passage=passage,
            sentence=sentence,
            text=passage.quote(sentence),
            signals=NO_SIGNALS,
            score=FAR,
            admissible=True,
        )
        for passage in document_passages(document)
        for sentence in passage.sentences
    ]


def test_the_best_sentence_comes_first(evidence: list[Evidence]) -> None:
    assert choose(ASKED, evidence)[0] is evidence[0]


def test_what_is_far_worse_is_left_out(evidence: list[Evidence]) -> None:
    best, *rest = evidence
    assert choose(ASKED, [best, *(replace(item, score=-FAR) for item in rest)]) == [best]


@pytest.mark.parametrize("other", [1, 4], ids=["same section", "another section"])
def test_what_answers_as_well_belongs_with_it(evidence: list[Evidence], other: int) -> None:
    pair = [evidence[0], evidence[other]]
    assert choose(ASKED, pair) == pair


def test_a_sentence_of_the_same_section_may_be_a_little_worse(evidence: list[Evidence]) -> None:
    def margin(item: Evidence) -> float:
        steps = (step / 20 for step in range(200))
        return max(
            step
            for step in steps
            if len(choose(ASKED, [evidence[0], replace(item, score=FAR - step)])) == 2
        )

    assert margin(evidence[1]) > margin(evidence[4])


def test_the_inadmissible_are_left_out(evidence: list[Evidence]) -> None:
    best, other, *_ = evidence
    assert choose(ASKED, [best, replace(other, admissible=False)]) == [best]


def test_an_answer_and_a_lack_of_one_are_not_mixed(evidence: list[Evidence]) -> None:
    best, other, *_ = evidence
    unknown = replace(other, text="Beloppet framgår inte av källorna.")
    assert choose(ASKED, [best, unknown]) == [best]
    assert choose(ASKED, [unknown, best]) == [unknown]


def test_nothing_is_said_twice(evidence: list[Evidence]) -> None:
    best, other, *_ = evidence
    assert choose(ASKED, [best, replace(other, text=best.text)]) == [best]


def test_an_answer_has_few_statements(evidence: list[Evidence]) -> None:
    assert len(choose(ASKED, evidence)) == MOST_STATEMENTS


def test_an_answer_has_few_words(evidence: list[Evidence]) -> None:
    long = [
        replace(item, text=" ".join(f"{a}{b}{art}" for a in "bdfghk" for b in "aeiouyåäö"))
        for item, art in zip(evidence, ARTS, strict=True)
    ]
    words = [len(item.text.split()) for item in choose(ASKED, long)]
    assert len(words) > 1
    assert sum(words) <= MOST_WORDS < sum(words) + words[0]


def test_the_best_sentence_is_shown_however_long_it_is(evidence: list[Evidence]) -> None:
    long = replace(evidence[0], text="ord " * 3 * MOST_WORDS)
    assert choose(ASKED, [long, evidence[1]]) == [long]


def test_a_paragraph_asked_for_is_given_whole_in_its_own_order(evidence: list[Evidence]) -> None:
    best, *rest = (replace(item, score=-FAR * n) for n, item in enumerate(evidence[2::-1]))
    chosen = choose(PARAGRAPH, [best, *rest, evidence[4]])
    assert [item.text for item in chosen] == [item.text for item in evidence[:3]]


def test_sentences_that_share_a_doubt_are_shown_together(evidence: list[Evidence]) -> None:
    best = replace(evidence[0], doubts=("tvist",))
    disputed = replace(evidence[4], doubts=("tvist",), score=-FAR)
    certain = replace(evidence[5], score=-FAR)
    assert choose(ASKED, [best, disputed, certain]) == [best, disputed]


def test_a_definition_comes_first_where_one_is_asked_for(evidence: list[Evidence]) -> None:
    best, other, far, *_ = evidence

    def defining(item: Evidence, score: float, value: float) -> Evidence:
        return replace(item, score=score, signals=replace(NO_SIGNALS, definition=value))

    near = defining(other, FAR - 1, 0.9)
    beyond = defining(far, FAR - 100, 1.0)
    assert choose(interpret("Vad är dans?"), [best, near, beyond])[0] is near
    assert choose(interpret("Var växer dans?"), [best, near, beyond])[0] is best


@pytest.mark.parametrize(
    ("question", "shown"),
    [("Vad gör länet just nu?", 1), ("Vilken plan är gällande?", 1), ("Vad gör länet?", 2)],
)
def test_older_rules_are_no_part_of_what_holds_now(
    evidence: list[Evidence], question: str, shown: int
) -> None:
    best, other = evidence[:2]
    older = replace(other, signals=replace(other.signals, older=1.0))
    assert len(choose(interpret(question), [best, older])) == shown
