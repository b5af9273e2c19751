"""Learns how likely it is that the sources answer a question worded so (``answerable.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.answerable import BIAS, WEIGHTS, features, using_weights
from corpus.questions import all_questions, all_unanswered

# Questions that people in several roles may ask and the corpus does not answer, a line each.
# None of them is in ``corpus/unanswered.txt``: they teach the decision what that is worth.
UNANSWERED = Path(__file__).parent / "unanswered.txt"

# What is said but once tells nothing of other questions.
_LEAST_QUESTIONS = 2
_STRENGTH = 0.3


def fit_wordings(answered: Sequence[str], unanswered: Sequence[str]) -> dict[str, float]:
    """Return the weights of words and pairs of words, and the bias, by their names.

    Args:
        answered: questions that the corpus answers.
        unanswered: questions that it does not.

    """
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counted = CountVectorizer(
        analyzer=lambda text: sorted(features(text)), min_df=_LEAST_QUESTIONS, binary=True
    )
    table = counted.fit_transform([*answered, *unanswered])
    wanted = [1] * len(answered) + [0] * len(unanswered)
    model = LogisticRegression(C=_STRENGTH, max_iter=3_000).fit(table, wanted)
    weights = zip(counted.get_feature_names_out(), model.coef_[0], strict=True)
    found = {BIAS: round(float(model.intercept_[0]), 2)}
    found.update((str(name), round(float(weight), 2)) for name, weight in weights)
    return {name: weight for name, weight in found.items() if weight}


def write_wordings(weights: dict[str, float], path: Path = WEIGHTS) -> None:
    """Write weights as ``answerable.py`` reads them."""
    path.write_text("".join(f"{n}\t{w}\n" for n, w in weights.items()), encoding="utf-8")


def fit_bundled(without: frozenset[str] = frozenset()) -> dict[str, float]:
    """Return the weights that the bundled questions teach, but for some."""
    answered = [item.question for item in all_questions() if item.question not in without]
    return fit_wordings(answered, [text for text in all_unanswered() if text not in without])


@contextmanager
def wordings_without(questions: frozenset[str]) -> Iterator[None]:
    """Let wordings be worth what is learned without some of the bundled questions."""
    with using_weights(fit_bundled(questions)):
        yield
