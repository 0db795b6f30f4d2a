"""Briefs in Japanese, Korean, Chinese and Hindi, where modifiers come first and numbers, dates and refusals follow their own grammar."""

from datetime import date
from functools import partial

import pytest
from reading_of import read

from tests.cpu_seconds import least_cpu_seconds

COUNTS = [
    ("ja", "美容系インフルエンサーを5名。フォロワー1万〜5万人", 5, 10_000, 50_000),
    ("ja", "美容系YouTuber3名、登録者数三万人以上", 3, 30_000, None),
    ("ja", "フォロワー数２万５千人以下の料理アカウントを10", None, None, 25_000),
    ("ko", "뷰티 인플루언서 5명, 팔로워 1만~5만명", 5, 10_000, 50_000),
    ("ko", "뷰티 유튜버 세 명, 구독자 3만 5천 이상", 3, 35_000, None),
    ("zh", "找5位美妆博主，粉丝1万到5万", 5, 10_000, 50_000),
    ("zh", "三位美妆博主，10w+粉丝", 3, 100_000, None),
    ("zh", "徵求兩位美妝網紅，追蹤數三萬以下", 2, None, 30_000),
    ("hi", "5 ब्यूटी इन्फ्लुएंसर, 10 हज़ार से 1 लाख फ़ॉलोअर्स", 5, 10_000, 100_000),
    ("hi", "ब्यूटी यूट्यूबर ३, ५० हजार से ज़्यादा सब्सक्राइबर", 3, 50_000, None),
    ("hi", "3 beauty creators chahiye, 20k se 1 lakh followers", 3, 20_000, 100_000),
]


@pytest.mark.parametrize(("language", "text", "how_many", "low", "high"), COUNTS)
def test_counts_creators_and_followers(language: str, text: str, how_many: int | None, low: int | None, high: int | None) -> None:
    brief = read(text, language)
    assert (brief.how_many, brief.followers_min, brief.followers_max) == (how_many, low, high)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "公式アカウントのフォロワーは2.3万人です。美容系インフルエンサー募集"),
        ("ko", "저희 공식 계정 팔로워는 3만명이에요. 뷰티 인플루언서 모집"),
        ("zh", "我们官方账号有3万粉丝，想找美妆博主"),
        ("hi", "हमारे पेज पर 40 हज़ार फॉलोअर्स हैं। ब्यूटी क्रिएटर चाहिए"),
    ],
)
def test_the_brands_own_followers_bound_nobody(language: str, text: str) -> None:
    assert read(text, language).followers_min is None


BUDGETS = [
    ("ja", "美容系インフルエンサー。定価3,980円の美容液。予算は総額150万円まで", 1_500_000, "JPY", "campaign"),
    ("ja", "美容系インフルエンサー。報酬は1本5万円", 50_000, "JPY", "deliverable"),
    ("ko", "뷰티 인플루언서, 1인당 30만원 (제품 가격 29,000원)", 300_000, "KRW", "creator"),
    ("ko", "뷰티 인플루언서, 총예산 1천5백만원", 15_000_000, "KRW", "campaign"),
    ("zh", "美妆博主，售价199元的面霜，单条视频5000元", 5_000, "CNY", "deliverable"),
    ("zh", "徵求美妝網紅，預算每人8000元", 8_000, "TWD", "creator"),
    ("zh", "徵求香港美妝KOL，預算共3萬元", 30_000, "HKD", "campaign"),
    ("hi", "ब्यूटी क्रिएटर, बजट 2.5 लाख रुपये कुल, कीमत 499 रुपये का सीरम", 250_000, "INR", "campaign"),
    ("hi", "beauty creators chahiye, budget 50 hazaar rupaye per creator", 50_000, "INR", "creator"),
]


@pytest.mark.parametrize(("language", "text", "amount", "currency", "per"), BUDGETS)
def test_reads_the_budget_and_not_the_price(language: str, text: str, amount: int, currency: str, per: str) -> None:
    brief = read(text, language)
    assert (brief.budget_max, brief.budget_currency, brief.budget_per) == (amount, currency, per)


WINDOWS = [
    ("ja", "美容系インフルエンサー、2027年2月1日(月)〜2月28日(日)", date(2027, 2, 1), date(2027, 2, 28)),
    ("ja", "美容系インフルエンサー、12月中旬公開", date(2026, 12, 11), date(2026, 12, 20)),
    ("ja", "美容系インフルエンサー、クリスマス前に投稿", None, date(2026, 12, 24)),
    ("ko", "뷰티 인플루언서, 1월 5일~25일 업로드", date(2027, 1, 5), date(2027, 1, 25)),
    ("ko", "뷰티 인플루언서, 설날 전까지", None, date(2027, 2, 6)),
    ("ko", "뷰티 인플루언서, 추석 전까지", None, date(2027, 9, 14)),
    ("zh", "美妆博主，十二月一日到十五日发布", date(2026, 12, 1), date(2026, 12, 15)),
    ("zh", "美妆博主，明年3月投放", date(2027, 3, 1), date(2027, 3, 31)),
    ("zh", "美妆博主，618之前上线", None, date(2027, 6, 17)),
    ("hi", "ब्यूटी क्रिएटर, 5 जनवरी से 25 जनवरी", date(2027, 1, 5), date(2027, 1, 25)),
    ("hi", "ब्यूटी क्रिएटर, दिवाली से पहले", None, date(2027, 10, 28)),
    ("hi", "beauty creators chahiye, 15 January tak", None, date(2027, 1, 15)),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), WINDOWS)
def test_reads_local_dates_and_holidays(language: str, text: str, start: date | None, end: date | None) -> None:
    brief = read(text, language)
    assert (brief.start, brief.end) == (start, end)


REFUSALS = [
    ("ja", "TikTokで料理系クリエイター。YouTubeは不要。アルコール系はNG", ("tiktok",), ("youtube",), ("アルコール",)),
    ("ko", "틱톡 요리 크리에이터. 유튜브는 제외. 주류 브랜드는 안 됩니다", ("tiktok",), ("youtube",), ("주류 브랜드",)),
    ("zh", "小红书美食博主，不要抖音，不接受整形内容", ("xiaohongshu",), ("douyin",), ("整形",)),
    ("hi", "यूट्यूब कुकिंग क्रिएटर, फेसबुक नहीं, शराब वाले नहीं चाहिए", ("youtube",), ("facebook",), ("शराब",)),
]


@pytest.mark.parametrize(("language", "text", "wanted", "unwanted", "exclude"), REFUSALS)
def test_a_refusal_behind_its_noun_rules_it_out(
    language: str, text: str, wanted: tuple[str, ...], unwanted: tuple[str, ...], exclude: tuple[str, ...]
) -> None:
    brief = read(text, language)
    assert (brief.platforms, brief.exclude_platforms, brief.exclude) == (wanted, unwanted, exclude)


PEOPLE = [
    ("ja", "20〜30代女性向けコスメ。大阪在住の男性インフルエンサー", ("male", "female", 20, 39), ("大阪",)),
    ("ko", "20대 여성 타겟. 부산 거주 남성 크리에이터", ("male", "female", 20, 29), ("부산",)),
    ("zh", "目标受众：25-35岁女性\n找上海的男博主", ("male", "female", 25, 35), ("上海",)),
    ("hi", "टारगेट ऑडियंस: 25-34 साल की महिलाएं\nदिल्ली में रहने वाले पुरुष क्रिएटर", ("male", "female", 25, 34), ("दिल्ली",)),
]


@pytest.mark.parametrize(("language", "text", "people", "places"), PEOPLE)
def test_parts_creators_from_their_audience(language: str, text: str, people: tuple[str, str, int, int], places: tuple[str, ...]) -> None:
    brief = read(text, language)
    assert (brief.creator_gender, brief.audience_gender, brief.audience_age_min, brief.audience_age_max) == people
    assert brief.creator_places == places


NAMES = [
    ("ja", "【ブランド】ミナモ\n【商品】炭酸水メーカー\n【ジャンル】料理・暮らし", "ミナモ", "炭酸水メーカー", ("料理", "暮らし")),
    ("ja", "株式会社ソラノです。新作日焼け止めのPRで美容系YouTuberを募集", "ソラノ", "日焼け止め", ("美容",)),
    ("ja", "ランニングシューズ「カゼフット」のPR。マラソン系クリエイター", None, "カゼフット", ("マラソン",)),
    ("ko", "비건 화장품 브랜드 라포랩입니다. 선크림 홍보를 위해 뷰티/패션 인플루언서 모집", "라포랩", "선크림", ("뷰티", "패션")),
    ("ko", "[브랜드] 온유담\n[제품] 그래놀라\n[주제] 홈카페", "온유담", "그래놀라", ("홈카페",)),
    ("zh", "我们是宠物食品品牌“毛球家”，找养猫的小红书博主推广冻干猫粮", "毛球家", "冻干猫粮", ("养猫",)),
    ("zh", "我们是护肤品牌花觅，找做成分分析和护肤内容的博主", "花觅", None, ("成分分析", "护肤")),
    ("hi", "हम कॉफ़ी ब्रांड Ghatkaapi हैं। पर्सनल फाइनेंस पर वीडियो बनाने वाले यूट्यूबर चाहिए", "Ghatkaapi", None, ("पर्सनल फाइनेंस",)),
    ("hi", "ब्रांड: मिट्टी\nउत्पाद: हर्बल शैम्पू\nविषय: हेयर केयर", "मिट्टी", "हर्बल शैम्पू", ("हेयर केयर",)),
]


@pytest.mark.parametrize(("language", "text", "brand", "product", "topics"), NAMES)
def test_reads_names_and_topics(language: str, text: str, brand: str | None, product: str | None, topics: tuple[str, ...]) -> None:
    brief = read(text, language)
    assert (brief.brand, brief.product, brief.topics) == (brand, product, topics)


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("ja", "インスタの料理系。リールを2本、ストーリーズ3枚", {("reel", 2), ("story", 3)}),
        ("ko", "인스타 요리 크리에이터, 릴스 2개와 스토리 3회", {("reel", 2), ("story", 3)}),
        ("zh", "小红书博主，每人1篇图文笔记+2条视频", {("post", 1), ("video", 2)}),
        ("hi", "इंस्टाग्राम क्रिएटर, 2 रील और 3 स्टोरी", {("reel", 2), ("story", 3)}),
    ],
)
def test_counts_pieces_before_and_behind_their_kind(language: str, text: str, pieces: set[tuple[str, int]]) -> None:
    assert {(d.kind, d.count) for d in read(text, language).deliverables} == pieces


@pytest.mark.parametrize(
    "text", ["類似@xiaoyu的穿搭博主，排除@fakeone", "@xiaoyuのような穿搭アカウント。@fakeoneは除外", "@xiaoyu 같은 계정, @fakeone은 제외"]
)
def test_a_handle_ends_where_another_script_starts(text: str) -> None:
    brief = read(text)
    assert (brief.similar_to, brief.exclude_creators) == (("xiaoyu",), ("fakeone",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "タイアップのご相談です。一般的なスタイルの投稿、百貨店の話"),
        ("ko", "두피 케어와 네일, 세럼 이야기. 한국어 설명"),
        ("zh", "一般来说，百货和二次元内容，统一一下"),
    ],
)
def test_letters_of_numbers_and_countries_inside_words_are_none(language: str, text: str) -> None:
    brief = read(text, language)
    assert (brief.how_many, brief.creator_countries) == (None, ())


@pytest.mark.parametrize(
    ("language", "piece"), [("ja", "美容系の"), ("ko", "뷰티를 "), ("zh", "分享美妆"), ("hi", "ब्यूटी के "), ("zh", "十")]
)
def test_time_grows_no_faster_than_the_text(language: str, piece: str) -> None:
    read("warm up", language)
    quick, slow = (least_cpu_seconds(partial(read, piece * (size // len(piece)), language)) for size in (2_500, 20_000))
    assert slow < 14 * quick + 0.05
