import pytest

from newsroom.lib.regions import country_in_sentence, country_name, language_name


def test_a_country_has_its_article_in_a_sentence_only():
    assert (country_in_sentence("GB"), country_name("GB")) == (
        "the United Kingdom",
        "United Kingdom",
    )
    assert (country_in_sentence("IT"), country_name("IT")) == ("Italy", "Italy")


@pytest.mark.parametrize("name", [country_name, country_in_sentence, language_name])
def test_an_unknown_code_stays_as_it_is(name):
    assert name("QQ") == "QQ"


def test_a_language_is_named_in_english():
    assert [language_name(code) for code in ("it", "nl", "en")] == ["Italian", "Dutch", "English"]
