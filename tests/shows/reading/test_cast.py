"""Every usual form of a cast list, and no list that fails."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shows.models import Credit
from shows.reading.cast import Entry, read_cast
from shows.reading.lines import tidy_lines
from shows.reading.pairing import Known


def pairs(text, **options):
    """Person and character of each credit that the list says."""
    return [(entry.name, entry.character) for entry in read_cast(text, **options).entries]


def left(text):
    """Line and reason of all that is no credit."""
    return [(one.line, one.reason) for one in read_cast(text).left]


PAIR = [("Mara Thys", "Ilse Roth")]


# -- One line --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Mara Thys as Ilse Roth",
        "MARA THYS AS ILSE ROTH",
        "Mara Thys plays Ilse Roth",
        "Mara Thys playing Ilse Roth.",
        "Mara Thys portrays Ilse Roth",
        "Mara Thys, who plays Ilse Roth",
        "Mara Thys is Ilse Roth",
        "Mara Thys stars as Ilse Roth",
        "Mara Thys in the role of Ilse Roth",
        "Mara Thys - as Ilse Roth",
        "Belgian actor Mara Thys as Ilse Roth, the head of the gang",
        "Mara Thys (Cold Harbour) as Ilse Roth",
        "Mara Thys – Ilse Roth",
        "Mara Thys - Ilse Roth",
        "Mara Thys—Ilse Roth",
        "Mara Thys–Ilse Roth",
        "Mara Thys -- Ilse Roth",
        "Mara Thys \N{MINUS SIGN}Ilse Roth",
        "Mara Thys (Ilse Roth)",
        "Mara Thys [Ilse Roth]",
        "Mara Thys ... Ilse Roth",
        "Mara Thys......Ilse Roth",
        "Mara Thys . . . . Ilse Roth",
        "Mara Thys … Ilse Roth",
        "Mara Thys\tIlse Roth",
        "1\tMara Thys\t...\tIlse Roth\t8 episodes, 2023",
        "Mara Thys | Ilse Roth",
        "Mara Thys     Ilse Roth",
        "Mara Thys → Ilse Roth",
        "Mara Thys (as Ilse Roth)",
        "• Mara Thys as Ilse Roth",
        "- Mara Thys as Ilse Roth",
        "12. Mara Thys as Ilse Roth",
        "(3) Mara Thys as Ilse Roth",
        "Ilse Roth – played by Mara Thys",
        "Ilse Roth (played by Mara Thys)",
        "Ilse Roth, portrayed by Mara Thys",
        "Ilse Roth: Mara Thys",
        "Mara\N{NO-BREAK SPACE}Thys as \N{ZERO WIDTH SPACE}Ilse Roth",
        "Mara Thys as “Ilse Roth”",
        "Mara Thys &ndash; Ilse&nbsp;Roth",
        "<li><a href='/x'>Mara Thys</a> as <b>Ilse Roth</b></li>",
        "**Mara Thys** as *Ilse Roth*",
        "[Mara Thys](https://example.org/mara) as Ilse Roth[12]",
        "Mara Thys as Ilse Roth: the head of the gang.[a]",
        "| Mara Thys | Ilse Roth |",
        "Mara Thys - Ilse Roth - 8 episodes",
        "<tr><td>Mara Thys</td><td>Ilse Roth</td></tr>",
    ],
)
def test_a_line_says_who_plays_whom(line):
    assert pairs(line) == PAIR
    assert left(line) == []


def test_hyphens_within_names_part_nothing():
    assert pairs("Jean-Luc Moreau-Petit - Marie-Anne") == [("Jean-Luc Moreau-Petit", "Marie-Anne")]
    assert pairs("Jean-Luc Moreau-Petit") == [("Jean-Luc Moreau-Petit", "")]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Mara Thys as Ilse (voice)", {"character": "Ilse", "job": "voice"}),
        ("Mara Thys voices Ilse", {"character": "Ilse", "job": "voice"}),
        ("Ilse – voiced by Mara Thys", {"character": "Ilse", "job": "voice"}),
        ("Mara Thys ... Ilse (uncredited)", {"character": "Ilse", "status": "uncredited"}),
        ("Mara Thys as Ilse (rumoured)", {"character": "Ilse", "status": "reported"}),
        ("Mara Thys as Herself", {"job": "self"}),
        ("Mara Thys – Self", {"job": "self"}),
        ("Mara Thys, herself", {"job": "self"}),
        ("Mara Thys ... Self - Journalist", {"job": "self", "job_title": "Journalist"}),
        ("Mara Thys as Themselves (2 episodes)", {"job": "self", "notes": ("2 episodes",)}),
        ("Mara Thys (8 episodes) ... Ilse", {"character": "Ilse", "notes": ("8 episodes",)}),
        ("Mara Thys as Ilse (3 ep, 2021)", {"character": "Ilse", "notes": ("3 ep, 2021",)}),
        ("Mara Thys as Ilse, 8 episodes", {"character": "Ilse", "notes": ("8 episodes",)}),
        ("Mara Thys (as M. Thys) ... Ilse", {"character": "Ilse", "credited_as": "M. Thys"}),
        ("Mara Thys as Ilse, the boss", {"character": "Ilse", "notes": ("the boss",)}),
        ("Mara Thys as Dr. Roth", {"character": "Dr. Roth"}),
        ("Mara Thys as Roth. She is ill.", {"character": "Roth", "notes": ("She is ill.",)}),
        ("Mara Thys as Ilse (young)", {"character": "Ilse (young)"}),
        ("Mara Thys in an unnamed role", {}),
        ("Mara Thys – TBA", {}),
        ("Mara Thys", {}),
        ("Mara Thys – director", {"job": "director"}),
        ("Mara Thys, executive producer", {"job": "producer", "job_title": "Executive producer"}),
        ("Directed by Mara Thys", {"job": "director"}),
        ("Writer: Mara Thys", {"job": "writer"}),
        ("Music by Mara Thys", {"job": "other", "job_title": "Music"}),
    ],
)  # fmt: skip
def test_what_a_line_says_beside_the_names_is_kept(line, credit):
    (entry,) = read_cast(line).entries

    assert entry == Entry(lines=(1,), quote=line, name="Mara Thys", **credit)


def test_every_job_and_status_is_one_that_a_credit_can_have():
    crew = "Directed by A Lee\nCreators: B Lee\nBook by E Lee\nWriter: G Lee\nMusic by H Lee\n"
    entries = read_cast(f"{crew}C Lee as X\nD Lee as Self\nF Lee (voice)").entries

    assert len(entries) == 8
    assert {entry.job for entry in entries} <= set(Credit.Job.values)
    assert {entry.status for entry in entries} <= set(Credit.Status.values)


def test_two_people_may_share_a_line():
    assert pairs("Mara Thys and Jo Thys as the Roth twins") == [
        ("Mara Thys", "Roth twins"),
        ("Jo Thys", "Roth twins"),
    ]
    assert pairs("Mara Thys and Jo Field as Ilse and Bob, respectively") == [
        ("Mara Thys", "Ilse"),
        ("Jo Field", "Bob"),
    ]
    assert pairs("Mara Thys as Tom and Jerry") == [("Mara Thys", "Tom and Jerry")]


def test_a_junior_is_no_second_person():
    assert pairs("with Sammy Field, Jr. and Mara Thys") == [
        ("Sammy Field, Jr.", ""),
        ("Mara Thys", ""),
    ]


# -- Sentences -------------------------------------------------------------------------------------


def test_a_sentence_names_a_whole_cast():
    text = (
        "The series stars Mara Thys as Ilse Roth, Jo Field as Bob, and Lee Roe as Inspector Dorn.\n"
        "Also starring Ann Sy (Greta), Al Vo (Max) and Xu Li (Tom).\n"
        "with Remo Gale, Jean Holt and Eli Marsh"
    )

    assert pairs(text) == [
        ("Mara Thys", "Ilse Roth"),
        ("Jo Field", "Bob"),
        ("Lee Roe", "Inspector Dorn"),
        ("Ann Sy", "Greta"),
        ("Al Vo", "Max"),
        ("Xu Li", "Tom"),
        ("Remo Gale", ""),
        ("Jean Holt", ""),
        ("Eli Marsh", ""),
    ]


def test_words_of_a_sentence_that_name_nobody_are_kept():
    text = (
        "The show stars English actor Mara Thys in the role of Ilse Roth, specially written for "
        "her, and Night Ferry star Jo Field in an unnamed role, alongside a Dutch cast as the "
        "gang of thieves."
    )

    cast = read_cast(text)

    assert pairs(text) == [("Mara Thys", "Ilse Roth"), ("Jo Field", "")]
    assert [(one.text, one.reason) for one in cast.left] == [
        ("a Dutch cast as the gang of thieves", "These words of the line were not understood.")
    ]


def test_a_whole_article_gives_its_cast_and_nobody_else():
    text = """Is Night Ferry a true story?

A harbour drama has viewers wondering. Ilse Roth is based on nobody, the makers say.

Mara Thys carrying a lamp in Night Ferry
(Image credit: Harbour Films)

Night Ferry cast

  • Mara Thys as Ilse Roth
  • Jo Field as Bob

Where to watch Night Ferry

Night Ferry is out on Friday 13 October.

Robin Marsh
Family News Editor

Robin is an editor and has covered the coast since 2011."""

    cast = read_cast(text)

    assert pairs(text) == [("Mara Thys", "Ilse Roth"), ("Jo Field", "Bob")]
    assert [one.line for one in cast.left if one.kind == "sentence"] == [1, 3, 15, 20]
    assert [one.line for one in cast.unread] == [5, 6, 13, 17, 18]


# -- Headings --------------------------------------------------------------------------------------


def test_headings_say_what_the_people_below_them_do():
    text = """Directed by
Ann Lee

Writers: Bo Lee, Cy Lee & Di Lee
Created by Ed Lee
Executive Producers
Flo Lee
Gus Lee
Voice cast
Hal Lee as the Ferry
Starring
Mara Thys as Ilse
Jo Field"""

    said = [(entry.name, entry.job, entry.job_title) for entry in read_cast(text).entries]

    assert said == [
        ("Ann Lee", "director", ""),
        ("Bo Lee", "writer", ""),
        ("Cy Lee", "writer", ""),
        ("Di Lee", "writer", ""),
        ("Ed Lee", "creator", ""),
        ("Flo Lee", "producer", "Executive producer"),
        ("Gus Lee", "producer", "Executive producer"),
        ("Hal Lee", "voice", ""),
        ("Mara Thys", "actor", ""),
        ("Jo Field", "actor", ""),
    ]


def test_a_cast_may_follow_the_crew_without_a_heading():
    text = "Directed by\nAnn Lee\n\nMara Thys as Ilse\nJo Field – Bob"
    jobs = [entry.job for entry in read_cast(text).entries]

    assert jobs == ["director", "actor", "actor"]


def test_a_job_may_stand_below_each_name():
    text = "Ann Lee\nDirector\n\nBo Lee\nExecutive Producer\n\nMara Thys\nIlse"

    said = [(entry.lines, entry.name, entry.job) for entry in read_cast(text).entries]

    assert said == [
        ((1, 2), "Ann Lee", "director"),
        ((4, 5), "Bo Lee", "producer"),
        ((7, 8), "Mara Thys", "actor"),
    ]


# -- Which name is whose ---------------------------------------------------------------------------


def test_heads_of_columns_say_on_which_side_the_people_are():
    assert pairs("Character (Actor)\nIlse Roth (Mara Thys)") == PAIR
    assert pairs("Role\tActor\nIlse Roth\tMara Thys") == PAIR
    assert pairs("Actor\tRole\nMara Thys\tIlse Roth") == PAIR


def test_known_characters_on_the_left_turn_the_list_round():
    known = Known(characters=frozenset({"ilse roth"}))
    text = "Ilse Roth – Mara Thys\nBob Dorn – Jo Field"

    assert pairs(text) == [("Ilse Roth", "Mara Thys"), ("Bob Dorn", "Jo Field")]
    assert pairs(text, known=known) == [("Mara Thys", "Ilse Roth"), ("Jo Field", "Bob Dorn")]


def test_known_people_before_a_colon_turn_it_too():
    known = Known(people=frozenset({"mara thys"}))

    assert pairs("Mara Thys: Ilse Roth", known=known) == PAIR


def test_the_looks_of_a_list_tell_its_sides():
    assert pairs("Ghigo – Mara Thys\nInspector Dorn – Jo Field") == [
        ("Mara Thys", "Ghigo"),
        ("Jo Field", "Inspector Dorn"),
    ]


def test_the_editor_says_which_name_comes_first():
    assert pairs("Ilse Roth – Mara Thys", order="character") == PAIR
    assert pairs("Mara Thys: Ilse Roth", order="person") == PAIR


# -- Two lines -------------------------------------------------------------------------------------


def test_a_name_and_below_it_the_character():
    text = "Mara Thys\nIlse Roth\n\nJo Field\nBob\n\nLee Roe\nInspector Dorn"

    assert pairs(text) == [
        ("Mara Thys", "Ilse Roth"),
        ("Jo Field", "Bob"),
        ("Lee Roe", "Inspector Dorn"),
    ]
    assert pairs(text.replace("\n\n", "\n")) == pairs(text)
    assert [entry.lines for entry in read_cast(text).entries] == [(1, 2), (4, 5), (7, 8)]


def test_full_names_below_each_other_are_people():
    text = "Mara Thys\nJo Field\nLee Roe\nAnn Sy"

    assert pairs(text) == [("Mara Thys", ""), ("Jo Field", ""), ("Lee Roe", ""), ("Ann Sy", "")]
    assert pairs(text, order="lines") == [("Mara Thys", "Jo Field"), ("Lee Roe", "Ann Sy")]


def test_known_characters_below_names_make_pairs():
    known = Known(characters=frozenset({"ilse roth", "greta dorn"}))
    text = "Mara Thys\nIlse Roth\nJo Field\nGreta Dorn"

    assert pairs(text, known=known) == [("Mara Thys", "Ilse Roth"), ("Jo Field", "Greta Dorn")]


def test_the_role_may_follow_on_a_line_that_says_so():
    text = "Mara Thys\nas Ilse Roth\nJo Field\nas Bob (voice)\nLee Roe\nplays the Captain"

    assert [(e.lines, e.name, e.character, e.job) for e in read_cast(text).entries] == [
        ((1, 2), "Mara Thys", "Ilse Roth", "actor"),
        ((3, 4), "Jo Field", "Bob", "voice"),
        ((5, 6), "Lee Roe", "Captain", "actor"),
    ]


def test_names_with_points_between_are_a_row():
    assert pairs("Stars\nMara Thys · Jo Field · Lee Roe") == [
        ("Mara Thys", ""),
        ("Jo Field", ""),
        ("Lee Roe", ""),
    ]


def test_names_of_the_stage_are_names_where_the_line_says_as():
    assert pairs("50 Cent as Tom\nwill.i.am as Bob\nP!nk as Herself") == [
        ("50 Cent", "Tom"),
        ("will.i.am", "Bob"),
        ("P!nk", ""),
    ]


def test_a_line_of_signs_is_passed_over():
    cast = read_cast("| Actor | Role |\n|---|---|\n| Mara Thys | Ilse |")

    assert [(one.line, one.kind) for one in cast.left] == [(1, "heading"), (2, "heading")]


def test_the_table_of_a_film_database_with_the_names_of_its_pictures():
    text = """Mara Thys in Night Ferry (2023)
Mara Thys
Ilse Roth
8 episodes • 2023
Jo Field
Jo Field
Bob Dorn
8 eps • 2023
Lee Roe
Inspector Dorn
Ann Sy
Ann Sy
Greta
3 episodes • 2023"""

    cast = read_cast(text)

    assert [(entry.lines, entry.name, entry.character) for entry in cast.entries] == [
        ((1, 2, 3, 4), "Mara Thys", "Ilse Roth"),
        ((5, 6, 7, 8), "Jo Field", "Bob Dorn"),
        ((9, 10), "Lee Roe", "Inspector Dorn"),
        ((11, 12, 13, 14), "Ann Sy", "Greta"),
    ]
    assert cast.left == ()


# -- Nothing is dropped ----------------------------------------------------------------------------


def test_what_is_said_twice_is_kept_once():
    cast = read_cast("Mara Thys as Ilse\nMARA THYS – Ilse\nMara Thys")

    assert [(entry.lines, entry.character) for entry in cast.entries] == [((1,), "Ilse")]
    assert left("Mara Thys as Ilse\nMARA THYS – Ilse\nMara Thys") == [
        (2, "Line 1 says this already."),
        (3, "Line 1 says this already."),
    ]


def test_a_role_completes_a_name_that_stood_alone():
    cast = read_cast("Starring Mara Thys and Jo Field\n\nMara Thys as Ilse")

    assert [(entry.lines, entry.name, entry.character) for entry in cast.entries] == [
        ((1, 3), "Mara Thys", "Ilse"),
        ((1,), "Jo Field", ""),
    ]


def test_two_roles_of_one_person_are_two_credits():
    assert pairs("Mara Thys as Ilse\nMara Thys as Greta") == [
        ("Mara Thys", "Ilse"),
        ("Mara Thys", "Greta"),
    ]


def test_lines_that_are_not_understood_have_a_reason():
    text = "Mara Thys as Ilse\n???\n12345\nsomething else entirely\nRead more\n" + "x" * 1501

    assert pairs(text) == [("Mara Thys", "Ilse")]
    assert left(text) == [
        (2, "Nothing here reads as a name with a character."),
        (3, "Nothing here reads as a name with a character."),
        (4, "Nothing here reads as a name with a character."),
        (5, "Nothing here reads as a name with a character."),
        (6, "This line is too long to be one of a list."),
    ]


BITS = st.sampled_from(
    [
        *[
            "Mara Thys",
            "Ilse",
            " as ",
            " – ",
            " - ",
            "...",
            "(voice)",
            "(as X)",
            "8 episodes • 2023",
        ],
        *[
            ", ",
            " and ",
            " plays ",
            "Directed by",
            "Writers:",
            "Cast",
            "with ",
            "starring ",
            "&amp;",
        ],
        *["<li>", "</li>", "<br>", "(", ")", "[", "]", "…", ":", "himself", "Self - Host", "1. "],
        *[
            "• ",
            "“",
            "”",
            "'",
            "ß",
            "İ",
            "宮崎",
            "=",
            "Jr.",
            ", respectively",
            "TBA",
            " is ",
            "twins",
        ],
        *["\n", "\n\n", "\t", "|", "\r", "\x00", "\ud800", "\u2028", "\u200b", "\u00a0", "&#0;"],
        *["Role\tActor", "played by ", "Read more", "Director\n"],
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(BITS, st.text(max_size=5)), max_size=50).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["auto", "person", "character", "lines"]))
def test_no_text_makes_the_reading_fail_and_every_line_is_accounted_for(text, order):
    cast = read_cast(text, order=order)

    written = {number for number, line in tidy_lines(text) if line}
    told = {number for entry in cast.entries for number in entry.lines}
    assert written == told | {one.line for one in cast.left}
    for entry in cast.entries:
        assert entry.name.strip()
        lengths = (entry.name, entry.credited_as, entry.job_title, entry.character)
        assert [len(words) for words in lengths] <= [200, 200, 120, 250]
    assert all(one.reason for one in cast.left)


def test_two_thousand_lines_are_read_in_a_moment():
    text = "\n".join(
        f"Mara Number{chr(97 + i % 26)}{chr(97 + i % 25)} as Ilse {i}" for i in range(2000)
    )
    before = time.process_time()

    assert len(read_cast(text).entries) == 2000
    assert time.process_time() - before < 5
