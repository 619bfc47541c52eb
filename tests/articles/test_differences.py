"""What differs between two texts, in words."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.body import clean_body, read_body
from articles.differences import align, html_of, mark_notes, show, show_words, words_of

BASE = (
    "<h2>Is it a true story?</h2><p>The plan reportedly took 18 months.</p>"
    "<ul><li>gold</li><li>stones</li></ul><p>Nobody found it.</p>"
)


def pairs(before, after):
    return align(read_body(before).blocks, read_body(after).blocks)


def only(before, after):
    """The one pair that is not the same."""
    (pair,) = [pair for pair in pairs(before, after) if pair.kind != "same"]
    return pair


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("one two three", "one 2 three", "one <del>two</del><ins>2</ins> three"),
        ("one two", "one two, three", "one two<ins>, three</ins>"),
        ("one two three", "two three", "<del>one</del> two three"),
        ("", "one", "<ins>one</ins>"),
        ("one", "", "<del>one</del>"),
        ("the vault", "the vault", "the vault"),
        ("a < b", "a > b", "a <del>&lt;</del><ins>&gt;</ins> b"),
        (
            "They took it all at once",
            "Nobody found it ever since then",
            "<del>They took it all at once</del><ins>Nobody found it ever since then</ins>",
        ),
    ],
)
def test_words_are_inserted_and_deleted(before, after, shown):
    assert show_words(before, after) == shown


@pytest.mark.parametrize(
    ("before", "after", "kind", "shown"),
    [
        (
            "took 18 months",
            "took 20 months",
            "changed",
            "<p>The plan reportedly took <del>18</del><ins>20</ins> months.</p>",
        ),
        (
            "<p>Nobody found it.</p>",
            "",
            "removed",
            "<p><del>Nobody found it.</del></p>",
        ),
        (
            "<li>stones</li>",
            "<li>stones</li><li>cash</li>",
            "changed",
            "<ul><li>gold</li><li>stones</li><li><ins>cash</ins></li></ul>",
        ),
        (
            "</ul>",
            '</ul><div data-block="cast" data-ref="heist"></div>',
            "added",
            '<p class="diff-block"><ins>Cast: heist</ins></p>',
        ),
        (
            "</ul>",
            '</ul><figure data-image="7"><figcaption>A vault</figcaption></figure>',
            "added",
            "<figure><ins>Picture 7</ins><figcaption><ins>A vault</ins></figcaption></figure>",
        ),
    ],
)
def test_a_block_shows_what_became_of_it(before, after, kind, shown):
    pair = only(BASE, BASE.replace(before, after))

    assert (pair.kind, show(pair)) == (kind, shown)


def test_a_table_is_compared_cell_by_cell():
    table = "<table><tr><th>Film</th><th>Life</th></tr><tr><td>Anna</td><td>{}</td></tr></table>"

    shown = show(only(table.format("two deep vaults"), table.format("one deep vaults")))

    assert "<td>Anna</td><td><del>two</del><ins>one</ins> deep vaults</td>" in shown


def test_a_rewritten_paragraph_between_new_ones_is_found_again():
    after = BASE.replace(
        "<p>The plan", "<p>Up to a point.</p><p>Court files say so.</p><p>The plan"
    ).replace("reportedly took 18", "took about 18")

    assert [pair.kind for pair in pairs(BASE, after)] == [
        "same",
        "added",
        "added",
        "changed",
        "same",
        "same",
    ]


def test_what_is_no_word_is_said_in_words():
    before = '<p>On <a href="/x/">15 February</a> they came.</p>'
    after = '<p>On 15 February they <em><span data-fact="A B">came</span></em>.</p>'
    pair = only(before, after)

    assert mark_notes(pair) == ["2 facts linked", "links changed", "emphasis changed"]
    assert mark_notes(only(after, before))[0] == "2 facts unlinked"
    assert show(pair) == (
        '<p>On 15 February they <span class="diff-fact"><em>came</em></span>.</p>'
    )
    assert mark_notes(only("<p>Why?</p>", "<h2>Why?</h2>")) == ["type changed"]


def test_names_of_records_are_given_by_the_caller():
    pair = only("", '<figure data-image="7"></figure>')

    assert "<ins>The &lt;vault&gt;</ins>" in show(pair, named=lambda _: "The <vault>")


def test_a_text_without_end_is_compared_in_one_stretch():
    before = "".join(f"<p>{i} a b</p>" for i in range(300))
    after = "".join(f"<p>{i + 1000} c d</p>" for i in range(300))

    assert [pair.kind for pair in pairs(before, after)] == ["removed"] * 300 + ["added"] * 300
    assert show_words("a " * 3_000, "b " * 3_000).startswith("<del>a a")


WORDS = st.sampled_from(["gold", "stones", "the", "vault", "<b>", "&", "2003", "isn’t", ","])
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
BLOCKS = st.one_of(
    TEXTS.map(lambda text: f"<p>{text}</p>"),
    TEXTS.map(lambda text: f"<h2>{text}</h2>"),
    st.lists(TEXTS, min_size=1, max_size=3).map(
        lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    ),
)
BODIES = st.lists(BLOCKS, max_size=6).map("".join).map(clean_body)


def without(html, tag):
    """The words of ``html`` without those inside ``tag``."""
    text = re.sub(f"<{tag}>.*?</{tag}>", "", html, flags=re.DOTALL)
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", text)))


@settings(max_examples=60, deadline=None)
@given(BODIES, BODIES)
def test_both_texts_can_be_read_out_of_what_is_shown(before, after):
    found = pairs(before, after)

    assert [p.before for p in found if p.before is not None] == read_body(before).blocks
    assert [p.after for p in found if p.after is not None] == read_body(after).blocks
    for pair in found:
        shown = show(pair)
        assert without(shown, "ins") == (words_of(pair.before) if pair.before is not None else [])
        assert without(shown, "del") == (words_of(pair.after) if pair.after is not None else [])
        if pair.kind == "same":
            assert html_of(pair.before) == html_of(pair.after)
