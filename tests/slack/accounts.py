"""users.info with what the emulator lacks: time zone, locale, roles."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.slack.ground import Ground, Handler
from tests.slack.people import BOT_USER
from tests.slack.values import Ask, Json


@dataclass(kw_only=True)
class Accounts:
    """The methods on people."""

    ground: Ground

    def methods(self) -> dict[str, Handler]:
        """What is answered here."""
        return {"users.info": self.info}

    def info(self, ask: Ask) -> Json:
        """Who somebody is."""
        answer = self.ground.forward(ask)
        if not answer["ok"]:
            return answer
        user = answer["user"]
        person = self.ground.directory.person(user["id"])
        zone = person.zone if person else "Etc/UTC"
        offset = datetime.fromtimestamp(self.ground.clock.now(), UTC).astimezone(ZoneInfo(zone)).utcoffset()
        user |= {
            "tz": zone,
            "tz_label": zone.rpartition("/")[2],
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_owner": person is not None and person.admin,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
            "is_app_user": False,
            "is_bot": user["id"] == BOT_USER,
        }
        if ask.truth("include_locale"):
            user["locale"] = person.locale if person else "en-US"
        return answer
