"""Which addresses may be embedded, as what, and why another may not."""

from urllib.parse import urlsplit

import pytest

from articles.embedding import ORIGINS, SITES, NotEmbeddable, embeddable, read_address

TUBE = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
TUBE_FRAME = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
EPISODE = "https://open.spotify.com/episode/7makk4oTQel546B0PZlDM5"
EPISODE_FRAME = "https://open.spotify.com/embed/episode/7makk4oTQel546B0PZlDM5"
POD = "https://podcasts.apple.com/gb/podcast/heist/id123"
POD_FRAME = "https://embed.podcasts.apple.com/gb/podcast/heist/id123"
SOUND = "https://soundcloud.com/maker/part-one"
SOUND_FRAME = (
    "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fmaker%2Fpart-one"
    "&auto_play=false"
)
POST = "https://x.com/maker/status/1234567890"
POST_FRAME = "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890"
INSTA = "https://www.instagram.com/p/CxYz_12-a/"
TIKTOK = "https://www.tiktok.com/@maker/video/7123456789012345678"
TIKTOK_FRAME = "https://www.tiktok.com/embed/v2/7123456789012345678"
SKY = "https://bsky.app/profile/maker.bsky.social/post/3kabc12345x"
SKY_FRAME = "https://embed.bsky.app/embed/maker.bsky.social/app.bsky.feed.post/3kabc12345x"


@pytest.mark.parametrize(
    ("url", "kind", "site", "address", "frame"),
    [
        (TUBE, "video", "YouTube", TUBE, TUBE_FRAME),
        (f"{TUBE}&list=PL1&pp=x", "video", "YouTube", TUBE, TUBE_FRAME),
        ("http://m.youtube.com/watch?v=dQw4w9WgXcQ#c", "video", "YouTube", TUBE, TUBE_FRAME),
        ("https://youtu.be/dQw4w9WgXcQ?si=tracking", "video", "YouTube", TUBE, TUBE_FRAME),
        ("https://youtube.com/shorts/dQw4w9WgXcQ", "video", "YouTube", TUBE, TUBE_FRAME),
        (TUBE_FRAME, "video", "YouTube", TUBE, TUBE_FRAME),
        (f"{TUBE}&t=1m30s", "video", "YouTube", f"{TUBE}&t=90", f"{TUBE_FRAME}?start=90"),
        ("https://youtu.be/dQw4w9WgXcQ?t=9", "video", "YouTube", f"{TUBE}&t=9", f"{TUBE_FRAME}?start=9"),  # noqa: E501 -- a row
        (f"{TUBE}&t=<script", "", "", "", ""),
        ("https://vimeo.com/76979871", "video", "Vimeo", "https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://player.vimeo.com/video/7?h=abcdef12", "video", "Vimeo", "https://vimeo.com/7/abcdef12", "https://player.vimeo.com/video/7?dnt=1&h=abcdef12"),  # noqa: E501 -- a row
        (f"{EPISODE}?si=x", "audio", "Spotify", EPISODE, EPISODE_FRAME),
        (EPISODE.replace("com/", "com/intl-de/"), "audio", "Spotify", EPISODE, EPISODE_FRAME),
        (f"{POD}?i=456", "audio", "Apple Podcasts", f"{POD}?i=456", f"{POD_FRAME}?i=456"),
        (f"{POD}?i=x&uo=4", "audio", "Apple Podcasts", POD, POD_FRAME),
        (f"{SOUND}?in=x", "audio", "SoundCloud", SOUND, SOUND_FRAME),
        (f"{POST}?s=20", "post", "X", POST, POST_FRAME),
        ("https://twitter.com/maker/status/1234567890/photo/1", "post", "X", POST, POST_FRAME),
        ("https://www.instagram.com/maker/p/CxYz_12-a/?igsh=1", "post", "Instagram", INSTA, f"{INSTA}embed/captioned/"),  # noqa: E501 -- a row
        (f"{TIKTOK}?lang=en", "post", "TikTok", TIKTOK, TIKTOK_FRAME),
        (SKY, "post", "Bluesky", SKY, SKY_FRAME),
        ("https://social.example/@maker@other.example/110123456789/", "post", "social.example", "https://social.example/@maker@other.example/110123456789", ""),  # noqa: E501 -- a row
    ],
)  # fmt: skip
def test_an_address_becomes_one_address_and_one_frame(url, kind, site, address, frame):
    if not kind:
        assert embeddable(url) is None
        return

    found = read_address(url)

    assert (found.kind, found.site, found.address, found.frame) == (kind, site, address, frame)
    # Read again, it is the same: what is kept is found by any of its addresses.
    assert read_address(found.address) == found


NO_ADDRESS = "That is no address of a page. Copy it from the browser, with https."


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", NO_ADDRESS),
        ("vault", NO_ADDRESS),
        ("javascript:alert(1)", NO_ADDRESS),
        ("https://me@www.youtube.com/watch?v=abc", NO_ADDRESS),
        (f"{TUBE}&x={'y' * 500}", NO_ADDRESS),
        (
            "https://videos.example/watch?v=abc",
            (
                "videos.example is not one of the sites we embed (YouTube, Vimeo, Spotify, Apple "
                "Podcasts, SoundCloud, X, Instagram, TikTok and Bluesky). Make it a link instead."
            ),
        ),
        (
            "https://www.youtube.com/@channel",
            (
                "This is an address of YouTube, but not that of a video. Open what you want to "
                "show there and copy its own address."
            ),
        ),
    ],
)
def test_another_address_is_refused_with_a_sentence(url, sentence):
    with pytest.raises(NotEmbeddable) as refusal:
        read_address(url)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "url",
    [
        "https://youtube.com.evil.example/watch?v=abc",
        "https://evil.example/?https://www.youtube.com/watch?v=abc",
        "https://notyoutube.com/watch?v=abc",
        "https://www.youtube.com/watch?v=abc%22onload=x",
        "https://www.youtube.com/embed/../redirect",
        "https://vimeo.com/12/../../evil",
        "https://www.instagram.com/accounts/login/",
        "https://soundcloud.com/maker/sets",
        "https://www.tiktok.com/@maker",
    ],
)
def test_what_only_looks_like_a_site_is_not_framed(url):
    assert embeddable(url) is None


def test_every_frame_comes_from_whom_the_public_policy_lets_in():
    addresses = (TUBE, "https://vimeo.com/1", EPISODE, POD, SOUND, POST, INSTA, TIKTOK, SKY)

    origins = {urlsplit(read_address(url).frame)[:2] for url in addresses}

    assert {"://".join(origin) for origin in origins} == set(ORIGINS)
    assert len(SITES) == len(addresses)
