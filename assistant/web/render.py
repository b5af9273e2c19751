"""An answer as HTML. Every string from a document or a person is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.answer import Answer, Citation, Statement, doubt_text
from assistant.wording import SUMMARY_NOTICE, is_dated, next_step, validity_text


@dataclass(frozen=True, slots=True)
class _Source:
    """A numbered source with everything quoted from it in one document."""

    number: int
    anchor: str
    citations: tuple[Citation, ...]


_Key = tuple[str, str, str]


def render_conversation(turns: Sequence[Answer]) -> str:
    """Return the whole conversation, oldest turn first."""
    return "".join(render_turn(answer, number) for number, answer in enumerate(turns, 1))


def render_turn(answer: Answer, number: int) -> str:
    """Return one question and its answer; ``number`` makes the anchors unique."""
    said = (*answer.statements, *answer.more)
    cited = [citation for statement in said for citation in statement.citations]
    sources = _group(cited, f"kalla-{number}")
    asked = f"{answer.question} {answer.read_as}"
    parts = [
        f'<h2 class="question" id="fraga-{number}" tabindex="-1">{escape(answer.question)}</h2>'
    ]
    if answer.read_as:
        parts.append(f'<p class="read-as">Jag tolkade frågan som: ”{escape(answer.read_as)}”</p>')
    if answer.notice:
        parts.append(f'<p class="notice">{escape(answer.notice)}</p>')
    parts += _statements(answer.statements, sources, asked)
    if answer.more:
        more = "".join(_statements(answer.more, sources, asked))
        parts.append(
            f'<details class="more" id="mer-{number}"><summary>Visa mer</summary>{more}</details>'
        )
    if sources:
        parts.append(_source_list("Källor", sources))
    if answer.nearest:
        nearest = _group(answer.nearest, f"nara-{number}")
        parts.append(_source_list("Närmast finns", nearest))
    step = next_step(answer)
    if step:
        parts.append(f'<p class="next-step">{escape(step)}</p>')
    parts.append(_questions("Välj vad du menar", answer.choices))
    parts.append(_questions("Fråga vidare", answer.follow_ups))
    return f'<article class="turn {answer.status.value}">{"".join(parts)}</article>'


def _key(citation: Citation) -> _Key:
    return citation.document, citation.reference, citation.url


def _group(citations: Sequence[Citation], anchor: str) -> dict[_Key, _Source]:
    """Gather the citations by source and document, numbered in the order they are met."""
    groups: dict[_Key, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(_key(citation), []).append(citation)
    return {
        key: _Source(number, f"{anchor}-{number}", tuple(group))
        for number, (key, group) in enumerate(groups.items(), 1)
    }


def _cautions(statement: Statement, asked: str) -> list[str]:
    """Return the statement's doubts, and that its rule is an older one."""
    first = statement.citations[0]
    return [*map(doubt_text, first.doubts), *_age(first, asked)]


def _statements(
    statements: Sequence[Statement], sources: dict[_Key, _Source], asked: str
) -> list[str]:
    """Return the statements; a caution shared by some in a row comes once, after the last."""
    notes = [_cautions(statement, asked) for statement in statements]
    following = [*notes, []][1:]
    return [
        _statement(statement, sources, [note for note in own if note not in after])
        for statement, own, after in zip(statements, notes, following, strict=True)
    ]


def _statement(statement: Statement, sources: dict[_Key, _Source], cautions: Sequence[str]) -> str:
    cited = dict.fromkeys(_key(citation) for citation in statement.citations)
    links = "".join(
        f'<a class="cite" href="#{sources[key].anchor}" '
        f'aria-label="Källa {sources[key].number}">{sources[key].number}</a>'
        for key in cited
    )
    lead, items = _list_parts(statement.text)
    body = f"<p>{escape(lead)} {links}</p>"
    if items:
        body += "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
    notices = "".join(f'<p class="caution">{escape(note)}</p>' for note in cautions)
    return f'<div class="statement">{body}{notices}</div>'


def _age(citation: Citation, asked: str) -> list[str]:
    """Return that a rule is an older one, unless its year is what was asked for."""
    if not is_dated(citation) or any(year in asked for year in citation.years.split("–") if year):
        return []
    return [validity_text(citation)]


def _list_parts(text: str) -> tuple[str, list[str]]:
    """Split a quoted list into its lead-in and its items; the bullets go, the words stay."""
    lead, *rest = text.split("\n")
    rest = [line for line in rest if line.strip()]
    if not rest:
        return text, []
    return lead, [
        line.split(" ", 1)[-1] if len(line.split(" ", 1)[0]) <= 3 else line for line in rest
    ]


def _source_list(heading: str, sources: dict[_Key, _Source]) -> str:
    details = "".join(map(_details, sources.values()))
    return f'<section class="sources"><h3>{heading}</h3>{details}</section>'


def _details(source: _Source) -> str:
    first = source.citations[0]
    contexts: dict[int, list[Citation]] = {}
    for citation in source.citations:
        contexts.setdefault(citation.context_start, []).append(citation)
    lines = [
        f'<p class="heading">{escape(group[0].heading)}</p>'
        f"<blockquote>{_marked(group)}</blockquote>"
        for _, group in sorted(contexts.items())
    ]
    doubts = dict.fromkeys(doubt for citation in source.citations for doubt in citation.doubts)
    facts = [validity_text(first), *map(doubt_text, doubts), first.note]
    facts += [SUMMARY_NOTICE] if first.is_summary else []
    lines += [f'<p class="fact">{escape(fact)}</p>' for fact in facts if fact]
    lines.append(f'<p class="actions">{_link(first)}{_copy(first)}</p>')
    return (
        f'<details class="source" id="{source.anchor}"><summary><span class="number">'
        f"{source.number}</span> {escape(first.reference)}</summary>{''.join(lines)}</details>"
    )


def _marked(citations: Sequence[Citation]) -> str:
    """Return the passage with every quotation from it marked."""
    context, offset = citations[0].context, citations[0].context_start
    parts, position = [], 0
    for start, end in sorted({(c.start - offset, c.end - offset) for c in citations}):
        parts.append(escape(context[position:start]))
        parts.append(f"<mark>{escape(context[start:end])}</mark>")
        position = end
    return "".join(parts) + escape(context[position:])


def _questions(heading: str, questions: Sequence[str]) -> str:
    """Return questions as buttons that ask them; nothing where there are none."""
    if not questions:
        return ""
    buttons = "".join(
        f'<li><button type="button" class="ask" data-ask="{escape(q, quote=True)}">{escape(q)}'
        "</button></li>"
        for q in questions
    )
    return f'<section class="questions"><h3>{heading}</h3><ul>{buttons}</ul></section>'


def _link(citation: Citation) -> str:
    if not citation.url.startswith(("https://", "http://")):
        return f'<span class="file">Fil: {escape(citation.file)}</span> '
    where = f" hos {escape(citation.publisher)}" if citation.publisher else ""
    return (
        f'<a href="{escape(citation.url, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f"Öppna källan{where} (ny flik)</a> "
    )


def _copy(citation: Citation) -> str:
    text = f"{citation.reference}. {citation.url}".strip()
    return (
        f'<button type="button" class="copy" data-copy="{escape(text, quote=True)}">'
        "Kopiera hänvisningen</button>"
    )
