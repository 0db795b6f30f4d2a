"""CSV files and workbooks: columns under any usual name, and rows that are broken in every usual way."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from index.loading.rows import MAX_BYTES
from index.loading.source import open_source
from index.trouble import UnreadableSource

from .conftest import NOW, Reader

HEADER = "Handle,Platform,Followers\n"


def test_an_export_is_read_by_its_own_column_names(read: Reader) -> None:
    table = (
        "Rank,Username,Full name,Platform,Country,Followers,ER %,Topics,As of\n"
        "1,@Anna.K,Anna K,Instagram,Spain,1.2M,1.65%,Food; Travel,2025\n"
    )
    found = read("export.csv", table)
    creator = found.only
    assert found.source.mapping == {
        "Rank": None, "Username": "handle", "Full name": "name", "Platform": "platform", "Country": "country",
        "Followers": "followers", "ER %": "engagement_rate", "Topics": "niches", "As of": "as_of",
    }  # fmt: skip
    assert (creator.id, creator.name, creator.country, creator.niches) == ("instagram:anna.k", "Anna K", "ES", ("Food", "Travel"))
    assert creator.main_account.url == "https://www.instagram.com/Anna.K/"
    assert [(f.metric, f.value, f.as_of, f.source) for f in creator.main_account.figures] == [
        ("followers", 1_200_000, date(2025, 1, 1), "export.csv"),
        ("engagement_rate", pytest.approx(0.0165), date(2025, 1, 1), "export.csv"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "ชื่อผู้ใช้,แพลตฟอร์ม,ผู้ติดตาม,ประเทศ\nanna,อินสตาแกรม,๕ พัน,ประเทศไทย\n",
        "نام کاربری,پلتفرم,دنبال‌کننده,کشور\nanna,اینستاگرام,۵ هزار,تایلند\n",
        "tên người dùng;nền tảng;người theo dõi;quốc gia\nanna;Instagram;5 nghìn;Thái Lan\n",
        "Usuario;Red social;Seguidores;País\nanna;IG;5.000;Tailandia\n",
        "userName\tsocial_network\tfollowersCount\tcountryCode\nanna\tinstagram\t5000\tTHA\n",
    ],
)
def test_columns_countries_and_numbers_are_understood_in_other_languages(read: Reader, table: str) -> None:
    creator = read("t.csv", table).only
    figure = creator.main_account.latest("followers")
    assert figure is not None
    assert (creator.id, creator.country, figure.value) == ("instagram:anna", "TH", 5_000)


@pytest.mark.parametrize(
    ("header", "cells", "rates"),
    [
        ("ER %", ["1.65", "0.8"], [0.0165, 0.008]),
        ("ER", ["3.4", "0.8"], [0.034, 0.008]),
        ("ER", ["0.034", "0.5"], [0.034, 0.5]),
        ("ER", ["3.4%", "0.034"], [0.034, 0.034]),
    ],
)
def test_a_column_of_rates_is_read_in_one_way(read: Reader, header: str, cells: list[str], rates: list[float]) -> None:
    found = read("t.csv", f"Handle,Platform,{header}\n" + "".join(f"h{i},x,{cell}\n" for i, cell in enumerate(cells)))
    assert [creator.main_account.figures[0].value for creator in found.creators] == pytest.approx(rates)


def test_a_single_rate_above_one_does_not_make_a_column_of_fractions_percentages(read: Reader) -> None:
    found = read("t.csv", "Handle,Platform,ER\n" + "".join(f"h{i},x,0.04\n" for i in range(20)) + "viral,x,1.3\n")
    assert found.creators[0].main_account.figures[0].value == 0.04
    assert 'as "3.4%"' in found.refused


def test_a_platform_comes_from_links_then_from_header_words(read: Reader) -> None:
    by_link = read("t.csv", 'Name,Link,Location\nAnna,https://www.tiktok.com/@anna?lang=en,"Lisbon, Portugal"\n').only
    assert (by_link.id, by_link.country, by_link.places) == ("tiktok:anna", "PT", ("Lisbon",))
    assert read("u.csv", "Instagram handle,Followers\nanna,5\n").only.id == "instagram:anna"
    titled = read("v.csv", "Top creators on TikTok\n\nRank,Username\n1,anna\n")
    assert [creator.id for creator in titled.creators] == ["tiktok:anna"]
    assert titled.refused == "the row stands above the column names"


def test_a_missing_platform_says_how_to_give_it_and_a_constant_does(read: Reader) -> None:
    table = "Username,Fans\nanna,5\n"
    assert read("t.csv", table).refused.endswith("--map platform=instagram")
    assert read("t.csv", table, {"platform": "instagram"}).only.id == "instagram:anna"


def test_a_handle_may_be_a_link_and_an_influencer_column_beside_it_is_the_name(read: Reader) -> None:
    creator = read("t.csv", 'Influencer,Handle,Location\nAnna K,https://instagram.com/anna,"Los Angeles, CA"\n').only
    assert (creator.id, creator.name, creator.main_account.url) == ("instagram:anna", "Anna K", "https://instagram.com/anna")
    assert creator.country is None


def test_a_mapping_overrides_what_the_names_say(read: Reader) -> None:
    found = read("t.csv", "Username,Alias,Platform,Fans,Old fans\nx1,anna,x,5,4\n", {"handle": "Alias", "followers": "old fans"})
    assert found.source.mapping == {"Username": None, "Alias": "handle", "Platform": "platform", "Fans": None, "Old fans": "followers"}
    assert [figure.value for figure in found.only.main_account.figures] == [4]


def test_columns_of_several_platforms_are_accounts_of_one_creator(read: Reader) -> None:
    creator = read("t.csv", "Name,Instagram Username,Instagram Followers,TikTok Username,TikTok Followers\nAnna,anna,5k,anna_t,7k\n").only
    assert [(account.key, account.figures[0].value) for account in creator.accounts] == [("instagram:anna", 5000), ("tiktok:anna_t", 7000)]


def test_only_an_id_column_joins_rows_of_two_platforms(read: Reader) -> None:
    rows = "7,instagram,anna\n8,instagram,bo\n7,tiktok,anna_t\n7,tiktok,anna_u\n9,x,carl\n"
    found = read("t.csv", "ID,Platform,Handle\n" + rows)
    assert [(c.id, len(c.accounts)) for c in found.creators] == [("instagram:8", 1), ("instagram:7", 2), ("x:9", 1)]
    assert "stands already in line 2" in found.refused
    apart = read("u.csv", "Rank,Platform,Handle\n7,instagram,anna\n7,tiktok,anna\n")
    assert [creator.id for creator in apart.creators] == ["instagram:anna", "tiktok:anna"]


def test_an_agency_means_represented(read: Reader) -> None:
    found = read("t.csv", "Handle,Platform,Agency\na,x,Kettlebee Talent\nb,x,no\nc,x,\n")
    assert [creator.represented for creator in found.creators] == [True, False, None]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a,x", "the row has 2 cells for 3 columns"),
        ("a,x,5,6", "the row has 4 cells for 3 columns"),
        ("a,x,-5", "followers: -5 is negative"),
        ("a,x,lots", "followers: 'lots' is not a number"),
        ("a,orkut,5", "platform: 'orkut' is no platform"),
        (",x,5", "handle is missing"),
        ('a,x,"5', "a quotation mark opens in this row and is never closed"),
        ("a,x," + "5" * 10_000_000, "the row has 10.0 MB"),
        ("a,x,\xe9", "the row is not in UTF-8 (byte 0xE9"),
    ],
)
def test_a_broken_row_costs_itself_and_no_other(read: Reader, row: str, reason: str) -> None:
    found = read("t.csv", f"{HEADER}first,x,1\n{row}\nlast,x,2\n".encode("latin-1"))
    assert reason in found.refused
    assert (found.rejects[0].line, len(found.rejects[0].raw) <= 2_000) == (3, True)
    assert [creator.id for creator in found.creators] == ["x:first", "x:last"]


def test_a_cell_just_within_the_limit_is_read_and_cut(read: Reader) -> None:
    creator = read("t.csv", "Handle,Platform,Bio\na,x," + "b" * (MAX_BYTES - 100) + "\n").only
    assert creator.bio == "b" * 5_000


def test_quoted_line_ends_stay_in_a_bio(read: Reader) -> None:
    found = read("t.csv", 'Handle,Platform,Bio\na,x,"one\n\ntwo"\nb,x,three\n')
    assert [creator.bio for creator in found.creators] == ["one\n\ntwo", "three"]


def test_dates_take_their_order_from_the_column_or_ask_for_a_clear_one(read: Reader) -> None:
    table = "Handle,Platform,Followers,As of\n"
    clear = read("t.csv", table + "a,x,1,25/12/2025\nb,x,1,03/04/2026\n")
    assert [creator.main_account.figures[0].as_of for creator in clear.creators] == [date(2025, 12, 25), date(2026, 4, 3)]
    assert "can be read in two ways; write it as 2026-04-03 or 2026-03-04" in read("u.csv", table + "b,x,1,03/04/2026\n").refused
    assert "is in the future" in read("v.csv", table + "b,x,1,2026-11-27\n").refused
    assert read("w.csv", table + "b,x,1,2026-11-26\n").rejects == ()


def test_a_workbook_is_read_as_it_shows_its_cells(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Username", "Platform", "Followers", "ER %", "As of", "Bio"])
    sheet.append(["anna", "Instagram", 67_000.0, 0.0165, datetime(2026, 10, 1), None])  # noqa: DTZ001 - Excel knows no time zones
    sheet["D2"].number_format = "0.00%"
    sheet.append(["bo", "Instagram", "lots"])
    book.create_sheet("Old").append(["carl"])
    book.save(tmp_path / "book.xlsx")
    anna, bo, old = tuple(open_source(tmp_path / "book.xlsx", mapping=None, now=NOW).rows())
    assert [(f.value, f.as_of) for f in anna.creator.main_account.figures] == [(67_000, date(2026, 10, 1)), (0.0165, date(2026, 10, 1))]
    assert (bo.line, bo.reason) == (3, "followers: 'lots' is not a number")
    assert "sheet 'Old' was not read" in old.reason


@pytest.mark.parametrize(
    ("mapping", "step"),
    [({"followers": "Folowers"}, "Columns are: Handle, Platform, Followers"), ({"fee": "Fee"}, "Fields are: id,")],
)
def test_a_mapping_that_fits_nothing_names_what_there_is(read: Reader, mapping: dict[str, str], step: str) -> None:
    with pytest.raises(UnreadableSource, match=step):
        read("t.csv", HEADER + "a,x,1\n", mapping)


def test_a_table_without_handles_is_refused_with_its_columns(read: Reader) -> None:
    with pytest.raises(UnreadableSource, match="Columns are: Foo, Bar"):
        read("t.csv", "Foo,Bar\n1,2\n")
