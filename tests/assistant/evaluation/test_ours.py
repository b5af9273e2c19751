from __future__ import annotations

import pytest

from assistant.evaluation.beir import BeirDocument
from assistant.evaluation.ours import Ours, with_section
from index.passages import MOST_WORDS, document_passages

LONG = "\n".join(
    [
        "Stöd till dans",
        "Den som ordnar dans kan få stöd. " * 40,
        "Stöd till slöjd",
        "Hemslöjden har egna konsulenter. " * 40,
    ]
)


def test_a_long_text_is_cut_into_passages_that_together_are_the_text() -> None:
    document = with_section("d", "Stöd", LONG)
    passages = list(document_passages(document))
    assert len(passages) > 3
    assert all(len(passage.text.split()) <= MOST_WORDS for passage in passages)
    assert " ".join(p.text for p in passages).split() == LONG.split()
    assert {passage.context for passage in passages} == {"Stöd"}


@pytest.mark.parametrize("text", ["", "\n \r\n", "ett"])
def test_a_short_or_empty_text_gives_one_passage_or_none(text: str) -> None:
    found = list(document_passages(with_section("d", "", text)))
    assert [passage.text for passage in found] == text.split()


@pytest.mark.parametrize("cut", [True, False])
def test_a_document_is_found_once_however_many_of_its_passages_are(cut: bool) -> None:
    ours = Ours(cut=cut)
    others = [BeirDocument(f"o{n}", "", f"Film nummer {n} visas.") for n in range(12)]
    ours.index([BeirDocument("lång", "", LONG), *others, BeirDocument("tom", "", "")])
    found = ours.search("Vem får stöd till dans?", 10)
    assert found[0] == "lång"
    assert len(found) == len(set(found)) == 10
    assert "lång" in ours.search("hemslöjd konsulent", 1)
