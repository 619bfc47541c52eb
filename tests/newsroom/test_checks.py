import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from newsroom import checks
from newsroom.logins import DEMO_LOGINS, DEMO_PASSWORD
from newsroom.models import User


def problems(databases=None):
    """Return id and message of everything the house itself refuses."""
    return [(found.id, found.msg) for found in run_checks(tags=["newsroom"], databases=databases)]


def test_the_settings_of_the_tests_are_safe():
    assert problems() == []


def test_fresh_clone_without_any_variable_is_safe(settings):
    settings.DEBUG = True
    settings.SECRET_KEY = settings.LOCAL_SECRET_KEY
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
    settings.NEWSROOM_BASE_URL = "http://127.0.0.1:8000"

    assert problems() == []


@pytest.mark.parametrize("key", ["short", "ab" * 40, None])
def test_production_refuses_a_weak_or_missing_secret_key(settings, key):
    settings.SECRET_KEY = key or settings.LOCAL_SECRET_KEY

    assert problems() == [
        (
            "newsroom.E001",
            "SECRET_KEY is not set, is shorter than 50 characters, or repeats a few of them.",
        )
    ]


def test_debug_is_refused_where_strangers_are_let_in(settings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["localhost", "www.example.org", "example.org"]

    assert problems() == [
        (
            "newsroom.E002",
            "DEBUG is on, and ALLOWED_HOSTS lets others in: example.org, www.example.org.",
        )
    ]


@pytest.mark.parametrize(
    ("hosts", "message"),
    [
        ([], "ALLOWED_HOSTS is empty, so every request would be refused."),
        (["*"], "ALLOWED_HOSTS is *, so a forged host name would be believed."),
    ],
)
def test_production_refuses_allowed_hosts_without_a_name(settings, hosts, message):
    settings.ALLOWED_HOSTS = hosts

    assert problems() == [("newsroom.E003", message)]


def test_unknown_team_is_refused_with_the_known_ones(settings):
    settings.NEWSROOM_TEAM = "trio"

    assert problems() == [
        ("newsroom.E004", "NEWSROOM_TEAM is “trio”, which is not one of solo, pair, desk.")
    ]


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ([], "it is no table of verdicts."),
        (
            {"hearsay": {"ways": []}},
            (
                "“hearsay” is no verdict. There are true_story, based_on, inspired_by, "
                "loosely_inspired, fiction_real_setting, fiction, not_established."
            ),
        ),
        ({"fiction": 2}, "“fiction” has no list of “ways” to be sure enough."),
        (
            {"fiction": {"ways": [], "because": "We say so."}},
            "“fiction” takes “ways”, and “why” in words, and nothing else.",
        ),
        (
            {"fiction": {"ways": [{"standing": "confirmed"}]}},
            (
                "a way of “fiction”: it says “standing” and “facts”, and may say “sources” and "
                "“primary”."
            ),
        ),
        (
            {"fiction": {"ways": [{"standing": "false", "facts": 1}]}},
            "a way of “fiction”: “false” is neither “confirmed” nor “reported”.",
        ),
        (
            {"fiction": {"ways": [{"standing": "reported", "facts": True}]}},
            "a way of “fiction”: “facts” and “sources” are whole numbers from one.",
        ),
    ],
)
def test_evidence_for_verdicts_that_makes_no_sense_is_refused(settings, held, message):
    settings.NEWSROOM_VERDICT_EVIDENCE = held

    assert problems() == [("newsroom.E009", f"NEWSROOM_VERDICT_EVIDENCE: {message}")]


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ("2", "it is no table of standings."),
        ({"sure": 2}, "“sure” is no standing. There are confirmed, reported, disputed, "),
        ({"confirmed": -1}, "“confirmed” takes a whole number of sources, not “-1”."),
    ],
)
def test_evidence_for_facts_that_makes_no_sense_is_refused(settings, held, message):
    settings.NEWSROOM_FACT_EVIDENCE = held

    ((number, said),) = problems()
    assert number == "newsroom.E010"
    assert said.startswith(f"NEWSROOM_FACT_EVIDENCE: {message}")


def test_unknown_admin_is_refused_with_the_known_ones(settings):
    settings.NEWSROOM_ADMIN = "jazz"

    assert problems() == [
        ("newsroom.E005", "NEWSROOM_ADMIN is “jazz”, which is not one of unfold, stock.")
    ]


def test_media_root_that_cannot_be_written_is_refused(settings, tmp_path):
    occupied = tmp_path / "media"
    occupied.write_text("a file where the folder should be")
    settings.MEDIA_ROOT = occupied

    assert problems() == [
        (
            "newsroom.E006",
            f"MEDIA_ROOT is {occupied}, where no picture can be kept: File exists.",
        )
    ]


def test_missing_media_root_is_made(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "new" / "media"

    assert problems() == []
    assert list(settings.MEDIA_ROOT.iterdir()) == []


@pytest.mark.parametrize("name", ["NEWSROOM_WEBHOOK_URL", "NEWSROOM_PURGE_URL"])
def test_a_hook_needs_an_address_and_a_secret(settings, name):
    settings.NEWSROOM_WEBHOOK_SECRET = "s" * 20
    setattr(settings, name, "hooks.example.org")
    assert problems() == [
        (
            "newsroom.E011",
            f"{name} is “hooks.example.org”, which is not an address to post to.",
        )
    ]

    setattr(settings, name, "https://hooks.example.org/")
    assert problems() == []

    settings.NEWSROOM_WEBHOOK_SECRET = "short"
    assert problems() == [
        (
            "newsroom.E011",
            (
                f"{name} is set, and NEWSROOM_WEBHOOK_SECRET has under 20 characters: whoever "
                "receives a post could not tell that it is from here."
            ),
        )
    ]


@pytest.mark.parametrize(
    "address", ["http://www.example.org", "www.example.org", "", "https://example.org/news"]
)
def test_production_refuses_a_base_url_that_is_no_address_of_a_site(settings, address):
    settings.NEWSROOM_BASE_URL = address

    assert problems() == [
        (
            "newsroom.E008",
            f"NEWSROOM_BASE_URL is “{address}”, so links shared with others would point nowhere.",
        )
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("username", DEMO_LOGINS)
def test_production_refuses_each_demo_login(username):
    User.objects.create_user(username, password=DEMO_PASSWORD)

    assert problems(databases=["default"]) == [
        (
            "newsroom.E007",
            f"The demo login “{username}” exists, and everybody knows its password.",
        )
    ]


@pytest.mark.django_db
def test_an_editor_called_editor_with_a_password_of_her_own_is_welcome():
    User.objects.create_user("editor", password="kX9-own-password")

    assert problems(databases=["default"]) == []


@pytest.mark.django_db
def test_demo_logins_are_welcome_while_debug_is_on(settings):
    settings.DEBUG = True
    settings.ALLOWED_HOSTS = ["localhost"]
    User.objects.create_user("editor", password=DEMO_PASSWORD)

    assert problems(databases=["default"]) == []


@pytest.mark.django_db
def test_a_web_server_does_not_start_on_unsafe_settings(settings):
    settings.NEWSROOM_TEAM = "trio"
    settings.ALLOWED_HOSTS = ["*"]

    with pytest.raises(ImproperlyConfigured) as refusal:
        checks.refuse_unsafe_start()

    assert str(refusal.value) == (
        "Newsroom does not start.\n"
        "newsroom.E003: ALLOWED_HOSTS is *, so a forged host name would be believed. "
        "Set ALLOWED_HOSTS to the names of the site, such as www.example.org.\n"
        "newsroom.E004: NEWSROOM_TEAM is “trio”, which is not one of solo, pair, desk. "
        "Set NEWSROOM_TEAM to one of them, or leave it out for the default."
    )
