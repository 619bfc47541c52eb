"""Which sites may be embedded, and what an address of theirs names. Pure: nothing is asked.

The one table of them: what is drawn, what the public policy lets a page frame, and how a dead one
is told all follow from it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from newsroom.lib.html import safe_url
from newsroom.lib.wording import join_names

LONGEST = 500
# "1m30s", "90", "90s"
_time = re.compile(r"(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,5})s?)?")
_fediverse = re.compile(r"/@([\w.-]{1,60}(?:@[\w.-]{1,100})?)/(\d{8,24})/?", re.ASCII)


class Embeddable(NamedTuple):
    """Something that another site shows. Without a ``frame`` it is printed as words and a link."""

    kind: str
    site: str
    address: str
    frame: str = ""
    # What answers 404 or 410 when it is gone: some sites show a page all the same.
    asked: str = ""


class NotEmbeddable(Exception):  # noqa: N818 -- says what the address is: not embeddable
    """The address cannot be embedded; the text says why and what to do."""


class Site(NamedTuple):
    """A site: how readers know it, the hosts it answers under, whom its frames come from."""

    name: str
    kind: str
    hosts: tuple[str, ...]
    origin: str
    # What an address is of, from its parts and the values of its query; None for no such page.
    read: Callable[[SplitResult, dict[str, str]], tuple[str, str, str] | None]
    wanted: str


def read_address(url: str) -> Embeddable:
    """What an address names, or NotEmbeddable with the reason."""
    url = safe_url(url)
    if not url or len(url) > LONGEST:
        raise NotEmbeddable("That is no address of a page. Copy it from the browser, with https.")
    parts = urlsplit(url)
    site = _SITES.get(_host(parts))
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if site is None:
        if found := _fediverse.fullmatch(parts.path):
            return _of_fediverse(parts, found)
        raise NotEmbeddable(
            f"{_host(parts)} is not one of the sites we embed ({join_names(NAMES)}). "
            "Make it a link instead."
        )
    read = site.read(parts, query)
    if read is None:
        raise NotEmbeddable(
            f"This is an address of {site.name}, but not that of {site.wanted}. Open what you "
            "want to show there and copy its own address."
        )
    address, frame, asked = read
    return Embeddable(site.kind, site.name, address, frame, asked)


def embeddable(url: str) -> Embeddable | None:
    """What an address names if it can be embedded, else None."""
    try:
        return read_address(url)
    except NotEmbeddable:
        return None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.").rstrip(".")


def _of_fediverse(parts: SplitResult, found: re.Match[str]) -> Embeddable:
    # Anybody may run such a server: its post is printed in our words, its page never framed.
    address = f"https://{parts.hostname}/@{found[1]}/{found[2]}"
    return Embeddable("post", str(parts.hostname), address, "", address)


# -- Each site --------------------------------------------------------------------------------


def _youtube(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    if _host(parts) == "youtu.be":
        key = parts.path.removeprefix("/")
    else:
        found = re.fullmatch(r"/(?:shorts|live|embed|v)/([^/]+)/?", parts.path)
        key = found[1] if found else query.get("v", "") if parts.path == "/watch" else ""
    if not re.fullmatch(r"[\w-]{1,20}", key, re.ASCII):
        return None
    start = _seconds(query.get("t") or query.get("start", ""))
    address = f"https://www.youtube.com/watch?v={key}" + (f"&t={start}" if start else "")
    frame = f"https://www.youtube-nocookie.com/embed/{key}" + (f"?start={start}" if start else "")
    page = quote(f"https://www.youtube.com/watch?v={key}", safe="")
    return address, frame, f"https://www.youtube.com/oembed?format=json&url={page}"


def _seconds(text: str) -> int:
    found = _time.fullmatch(text)
    hours, minutes, seconds = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    return hours * 3600 + minutes * 60 + seconds


def _vimeo(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    path = r"(?:/video|/channels/[\w-]+|/groups/[\w-]+/videos)?/(\d{1,12})(?:/([0-9a-f]{6,16}))?/?"
    found = re.fullmatch(path, parts.path, re.ASCII)
    if not found:
        return None
    # What is unlisted has a second key, without which its owner lets nobody in.
    key = found[2] or (h if re.fullmatch(r"[0-9a-f]{6,16}", h := query.get("h", "")) else "")
    address = f"https://vimeo.com/{found[1]}" + (f"/{key}" if key else "")
    frame = f"https://player.vimeo.com/video/{found[1]}?dnt=1" + (f"&h={key}" if key else "")
    return address, frame, address


def _spotify(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    kinds = "episode|show|track|album|playlist"
    path = rf"(?:/intl-[a-z]{{2}})?(?:/embed)?/({kinds})/([0-9A-Za-z]{{10,40}})/?"
    found = re.fullmatch(path, parts.path, re.ASCII)
    if not found:
        return None
    address = f"https://open.spotify.com/{found[1]}/{found[2]}"
    frame = f"https://open.spotify.com/embed/{found[1]}/{found[2]}"
    return address, frame, f"https://open.spotify.com/oembed?url={quote(address, safe='')}"


def _apple(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    found = re.fullmatch(r"(?:/([a-z]{2}))?/podcast/(?:([^/]+)/)?id(\d{1,14})/?", parts.path)
    if not found:
        return None
    name = f"/{quote(found[2], safe='%')}" if found[2] else ""
    episode = query.get("i", "")
    path = f"/{found[1] or 'us'}/podcast{name}/id{found[3]}"
    path += f"?i={episode}" if re.fullmatch(r"\d{1,16}", episode, re.ASCII) else ""
    address = f"https://podcasts.apple.com{path}"
    return address, f"https://embed.podcasts.apple.com{path}", address


def _soundcloud(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    found = re.fullmatch(r"/([\w-]+)/(sets/)?([\w-]+)/?", parts.path, re.ASCII)
    own = {"tracks", "sets", "likes", "reposts", "albums", "popular-tracks"}
    if not found or found[1] in {"discover", "search", "you", "pages"} or found[3] in own:
        return None
    address = f"https://soundcloud.com/{found[1]}/{found[2] or ''}{found[3]}"
    frame = f"https://w.soundcloud.com/player/?url={quote(address, safe='')}&auto_play=false"
    return address, frame, address


def _x(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    path = r"/(\w{1,30}|i/web)/status(?:es)?/(\d{1,24})(?:/(?:photo|video)/\d+)?/?"
    found = re.fullmatch(path, parts.path, re.ASCII)
    if not found:
        return None
    address = f"https://x.com/{found[1]}/status/{found[2]}"
    frame = f"https://platform.twitter.com/embed/Tweet.html?dnt=true&id={found[2]}"
    return address, frame, f"https://publish.twitter.com/oembed?url={quote(address, safe='')}"


def _instagram(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    path = r"(?:/[\w.]{1,40})?/(p|reel|reels|tv)/([\w-]{5,40})/?(?:embed/?(?:captioned/?)?)?"
    found = re.fullmatch(path, parts.path, re.ASCII)
    if not found:
        return None
    kind = "reel" if found[1] == "reels" else found[1]
    address = f"https://www.instagram.com/{kind}/{found[2]}/"
    return address, f"{address}embed/captioned/", address


def _tiktok(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    found = re.fullmatch(r"/@([\w.-]{1,40})/(?:video|photo)/(\d{5,25})/?", parts.path, re.ASCII)
    if not found:
        return None
    address = f"https://www.tiktok.com/@{found[1]}/video/{found[2]}"
    frame = f"https://www.tiktok.com/embed/v2/{found[2]}"
    return address, frame, f"https://www.tiktok.com/oembed?url={quote(address, safe='')}"


def _bluesky(parts: SplitResult, query: dict[str, str]) -> tuple[str, str, str] | None:
    path = r"/profile/((?:did:[a-z]+:)?[\w.-]{3,120})/post/([a-z0-9]{5,30})/?"
    found = re.fullmatch(path, parts.path, re.ASCII)
    if not found:
        return None
    address = f"https://bsky.app/profile/{found[1]}/post/{found[2]}"
    frame = f"https://embed.bsky.app/embed/{found[1]}/app.bsky.feed.post/{found[2]}"
    return address, frame, f"https://embed.bsky.app/oembed?url={quote(address, safe='')}"


# fmt: off
SITES = (
    Site("YouTube", "video",
         ("youtube.com", "m.youtube.com", "music.youtube.com", "youtu.be", "youtube-nocookie.com"),
         "https://www.youtube-nocookie.com", _youtube, "a video"),
    Site("Vimeo", "video", ("vimeo.com", "player.vimeo.com"),
         "https://player.vimeo.com", _vimeo, "a video"),
    Site("Spotify", "audio", ("open.spotify.com",),
         "https://open.spotify.com", _spotify, "an episode, a show or a piece of music"),
    Site("Apple Podcasts", "audio", ("podcasts.apple.com", "embed.podcasts.apple.com"),
         "https://embed.podcasts.apple.com", _apple, "a podcast or an episode"),
    Site("SoundCloud", "audio", ("soundcloud.com", "m.soundcloud.com"),
         "https://w.soundcloud.com", _soundcloud, "a recording"),
    Site("X", "post", ("x.com", "twitter.com", "mobile.twitter.com", "mobile.x.com"),
         "https://platform.twitter.com", _x, "a post"),
    Site("Instagram", "post", ("instagram.com",),
         "https://www.instagram.com", _instagram, "a post"),
    Site("TikTok", "post", ("tiktok.com", "m.tiktok.com"),
         "https://www.tiktok.com", _tiktok, "a video"),
    Site("Bluesky", "post", ("bsky.app",),
         "https://embed.bsky.app", _bluesky, "a post"),
)
# fmt: on
NAMES = [site.name for site in SITES]
# Whom a public page may frame, once a reader asks for it.
ORIGINS = [site.origin for site in SITES]
HOSTS = [host for site in SITES for host in site.hosts]
_SITES = {host: site for site in SITES for host in site.hosts}
