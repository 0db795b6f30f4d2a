"""The settings of weekly lists."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import WrongSettings, read_settings


def test_without_a_word_nothing_is_read_anew_and_times_are_utc() -> None:
    told = read_settings({}).weekly
    assert (told.sources, told.zone, told.more, told.fresh) == ((), "UTC", 3, timedelta(hours=72))


@pytest.mark.parametrize("between", [",", ":", " , ", ",,"])
def test_files_and_folders_are_parted_by_commas_or_as_paths_are(tmp_path: Path, between: str) -> None:
    file, folder = tmp_path / "a.csv", tmp_path / "more"
    file.write_text("x", encoding="utf-8")
    folder.mkdir()
    assert read_settings({"SOURCES": f"{file}{between}{folder}"}).weekly.sources == (file, folder)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    wrong = {"SOURCES": str(tmp_path / "none.csv"), "TIMEZONE": "Bangkok", "WEEKLY_MORE": "11", "WEEKLY_LATE_HOURS": "0", "MODEL": "x"}
    with pytest.raises(WrongSettings) as told:
        read_settings(wrong)
    assert all(name in str(told.value) for name in (*wrong, "none.csv", "Asia/Bangkok"))


def test_a_zone_and_numbers_are_taken() -> None:
    told = read_settings({"TIMEZONE": "Asia/Tehran", "WEEKLY_MORE": "0", "WEEKLY_LATE_HOURS": "5"}).weekly
    assert (told.zone, told.more, told.fresh) == ("Asia/Tehran", 0, timedelta(hours=5))
