"""Documents nobody would write: Markdown and plain text drawn at random by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = st.sampled_from(
    [
        *("Dansen", "växer", "i", "länet.", "Vad", "gäller?", "Ja!", "och", "så…", "slut:"),
        *("bl.a.", "t.ex.", "dvs.", "f.d.", "kl. 23.59", "2 kap. 1 §", "9 a §", "kr.", "m.m."),
        *("”Så är det.”", "(se s. 4)", "–", "1.", "2013", "56 906 000", "[2]", "tal; tal"),
        *("å\u0308", "e\u0301", "😀", "👩‍🎨.", "čállit.", "Ŋ", "ß", "\u200b", "\u00ad", "\ufeff"),
        *("\u00a0", "\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c", "\x00", "\t", "\u3000"),
        *("\u202e", "。", "؟", "!!!", "...", "?!", "'", '"', "”", "</p>", "|", "\\", "#"),
    ]
)
_ODD = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="[]"), max_size=6)
_MARKUP = st.sampled_from(
    [
        *(
            "**fet**",
            "*kursiv text.*",
            "`kod. Kod`",
            "[länk. Ja](https://example.se)",
            "![bild](b)",
        ),
        *("&amp;", "\\*", "<br>", "<b>", "**", "_", "~~", "[^a]", "[^b]", ".[^a][^b]", "  "),
    ]
)
_LINE = st.lists(st.one_of(_WORDS, _ODD), max_size=8).map(" ".join)
_INLINE = st.lists(st.one_of(_WORDS, _ODD, _MARKUP), min_size=1, max_size=10).map(" ".join)
_NOTES = """

[^a]: Region Norrbotten, ”Plan”, 2021. <https://example.se/a>
[^b]: Osäker: två tal finns.
"""


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _nested(depth: int, bullet: str, text: str) -> str:
    return f"{'   ' * depth}{bullet} {_one_line(text)}"


_HEADING = st.builds(
    "{} {}{}".format,
    st.sampled_from(["#", "##", "###", "######"]),
    _INLINE.map(_one_line),
    st.sampled_from(["", ' {valid="2017–2018" state="older"}', " {valid=2021–}"]),
)
_LIST = st.lists(
    st.builds(_nested, st.integers(0, 2), st.sampled_from(["-", "*", "1.", "7)"]), _INLINE),
    min_size=1,
    max_size=6,
).map("\n".join)
_TABLE = st.lists(st.tuples(_INLINE, _INLINE), min_size=1, max_size=4).map(
    lambda rows: (
        "| A | B |\n|---|---|\n"
        + "\n".join(f"| {_one_line(a)} | {_one_line(b)} |" for a, b in rows)
    )
)
_OTHER = st.builds(
    str.format,
    st.sampled_from(["```\n{}\n```", "    {}", "> {}", "<div>\n{}\n</div>", "{}\n---", "- - {}"]),
    _INLINE,
)

markdown_texts = st.lists(
    st.one_of(_HEADING, _INLINE, _LIST, _TABLE, _OTHER), min_size=1, max_size=8
).map(lambda blocks: "Början.\n\n" + "\n\n".join(blocks) + _NOTES)

_PLAIN_LINE = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["", "", "• ", " - ", "1. ", "a) ", "9 a § ", "2 kap. ", "12 § ", "Öppna meny"]
    ),
    _LINE,
)
_HEAD = st.sampled_from(
    ["", "Lag (2099:1)\nDepartement: Kulturdepartementet\nÄndring införd: 2099:7\n\n"]
)
plain_texts = st.builds(
    "{}Början.\n\n{}".format,
    _HEAD,
    st.lists(
        st.builds("{}{}".format, _PLAIN_LINE, st.sampled_from(["\n", "\n\n", "\n \n"])), max_size=12
    ).map("".join),
)

running_texts = st.one_of(st.text(max_size=60), _LINE, _INLINE)
