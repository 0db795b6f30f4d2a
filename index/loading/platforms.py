"""Names of platforms as people write them, and what a profile link says."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from index.loading.cleaning import folded, visible
from index.records import PLATFORMS

NAMES: dict[str, tuple[str, ...]] = {
    "instagram": ("ig", "insta", "อินสตาแกรม", "ไอจี", "اینستاگرام", "اینستا", "انستغرام"),
    "tiktok": ("tik tok", "tt", "ติ๊กต็อก", "ติ๊กตอก", "تیک تاک", "تیکتاک"),
    "youtube": ("yt", "you tube", "ยูทูบ", "ยูทูป", "یوتیوب"),
    "facebook": ("fb", "เฟซบุ๊ก", "เฟสบุ๊ค", "فیسبوک", "فیس بوک"),
    "x": ("twitter", "x (twitter)", "twitter (x)", "x/twitter", "twitter/x", "x (formerly twitter)", "ทวิตเตอร์", "توییتر", "ایکس"),
    "linkedin": ("linked in", "لینکدین"), "wechat": ("weixin", "微信"), "weibo": ("sina weibo", "微博"), "douyin": ("抖音",),
    "xiaohongshu": ("red", "rednote", "xhs", "little red book", "小红书"), "podcast": ("podcasts", "พอดแคสต์", "پادکست"),
    "blog": ("website", "blogs", "บล็อก", "وبلاگ", "وب سایت"), "newsletter": ("substack",), "line": ("ไลน์",),
    "telegram": ("tg", "تلگرام"), "aparat": ("آپارات",), "twitch": ("توییچ",), "snapchat": ("snap", "اسنپ چت"),
}  # fmt: skip
_BY_NAME = {folded(name): code for code in PLATFORMS for name in (code, *NAMES.get(code, ()))}

_HOSTS = {
    "instagram.com": "instagram", "tiktok.com": "tiktok", "youtube.com": "youtube", "facebook.com": "facebook", "fb.com": "facebook",
    "x.com": "x", "twitter.com": "x", "twitch.tv": "twitch", "threads.net": "threads", "threads.com": "threads", "t.me": "telegram",
    "pinterest.com": "pinterest", "snapchat.com": "snapchat", "linkedin.com": "linkedin", "vimeo.com": "vimeo", "medium.com": "medium",
    "soundcloud.com": "soundcloud", "aparat.com": "aparat", "dailymotion.com": "dailymotion", "weibo.com": "weibo",
}  # fmt: skip
_PROFILES = {
    "instagram": "https://www.instagram.com/{}/", "tiktok": "https://www.tiktok.com/@{}", "youtube": "https://www.youtube.com/@{}",
    "facebook": "https://www.facebook.com/{}", "x": "https://x.com/{}", "twitch": "https://www.twitch.tv/{}",
    "threads": "https://www.threads.net/@{}", "pinterest": "https://www.pinterest.com/{}/", "telegram": "https://t.me/{}",
    "snapchat": "https://www.snapchat.com/add/{}", "soundcloud": "https://soundcloud.com/{}", "vimeo": "https://vimeo.com/{}",
    "aparat": "https://www.aparat.com/{}", "dailymotion": "https://www.dailymotion.com/{}", "medium": "https://medium.com/@{}",
}  # fmt: skip
_BEFORE_HANDLE = {"c", "user", "channel", "in", "add", "company", "u", "s"}
_NO_HANDLE = {
    "p",
    "reel",
    "reels",
    "watch",
    "shorts",
    "explore",
    "video",
    "videos",
    "status",
    "hashtag",
    "profile.php",
    "playlist",
    "groups",
}
_CHANNEL_ID = re.compile(r"UC[\w-]{22}", re.ASCII)
_LINKABLE = re.compile(r"\w[\w.-]{0,99}|_[\w.-]{0,99}", re.ASCII)
_LINK = re.compile(r"(?i)(https?://)?([\w-]+\.)+[a-z]{2,}(/\S*)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """The account that a profile link leads to; a part that the link does not show is `None`."""

    platform: str
    handle: str | None


def platform_code(text: str) -> str | None:
    """The code of a platform named in any usual way; `None` for an unknown one."""
    return _BY_NAME.get(folded(text))


def platforms_in(words: str) -> tuple[str, ...]:
    """Platforms whose full names stand in some words, such as column names or a title; in the order of `PLATFORMS`."""
    tokens = set(re.findall(r"[a-z]+", words.casefold().replace("_", " ")))
    return tuple(code for code in PLATFORMS if (len(code) > 4 and code in tokens) or (code == "x" and "twitter" in tokens))


def channel_id(text: str) -> str | None:
    """The text when it is a YouTube channel id ("UC" and 22 characters)."""
    return text if _CHANNEL_ID.fullmatch(text) else None


def looks_like_link(text: str) -> bool:
    """Whether a cell holds an address with a path rather than a handle such as `anna.lee`."""
    return bool(_LINK.fullmatch(text)) and ("://" in text or "/" in text)


def profile(link: str) -> Profile | None:
    """Platform and handle of a profile link; `None` where the host is of no known platform."""
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    platform = _HOSTS.get(host) or next((code for name, code in _HOSTS.items() if host.endswith(f".{name}")), None)
    if platform is None:
        return None
    steps = [visible(unquote(step)) for step in parts.path.split("/") if step]
    if len(steps) > 1 and steps[0] in _BEFORE_HANDLE:
        steps = steps[1:]
    handle = steps[0].removeprefix("@") if steps and steps[0] not in _NO_HANDLE | _BEFORE_HANDLE else None
    return Profile(platform=platform, handle=handle or None)


def profile_url(platform: str, handle: str) -> str | None:
    """The public address of an account, where its platform builds it from the handle alone."""
    if platform == "youtube" and channel_id(handle):
        return f"https://www.youtube.com/channel/{handle}"
    pattern = _PROFILES.get(platform)
    return pattern.format(handle) if pattern and _LINKABLE.fullmatch(handle) else None
