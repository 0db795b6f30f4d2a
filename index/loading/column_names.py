"""The names under which export tools and people give each field of a creator; compared folded, without the platform's name."""

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "creator id", "influencer id", "person id", "talent id", "record id"),
    "account_id": (
        "account id", "channel id", "user id", "userid", "profile id", "external id", "page id", "open id",
        "sec uid",
    ),
    "handle": (
        "handle", "username", "user name", "user", "screen name", "nickname", "account", "account name",
        "profile name", "login", "@",
        "profile handle", "creator handle", "influencer handle", "influencer username", "creator",
        "influencer", "channel handle",
        "unique id", "custom url", "usuario", "nombre de usuario", "cuenta", "perfil", "ชื่อผู้ใช้",
        "ชื่อบัญชี", "บัญชี", "ไอดี",
        "نام کاربری", "آیدی", "شناسه", "اکانت", "tên người dùng", "tên tài khoản", "tài khoản",
    ),
    "name": (
        "name", "full name", "fullname", "display name", "creator name", "influencer name", "channel",
        "channel name", "channel title",
        "title", "talent", "talent name", "real name", "page name", "nombre", "nombre completo", "canal",
        "ชื่อ", "ชื่อ นามสกุล", "ชื่อช่อง",
        "ชื่อเพจ", "نام", "نام کامل", "نام و نام خانوادگی", "نام کانال", "tên", "họ tên", "họ và tên",
        "tên kênh", "tên hiển thị",
    ),
    "platform": (
        "platform", "social platform", "social network", "network", "social media", "media", "site",
        "source platform", "plataforma",
        "red social", "red", "แพลตฟอร์ม", "ช่องทาง", "โซเชียล", "پلتفرم", "شبکه", "شبکه اجتماعی", "nền tảng",
        "mạng xã hội",
    ),
    "url": (
        "url", "link", "profile url", "profile link", "account url", "account link", "channel url",
        "channel link", "page url", "permalink",
        "social link", "user url", "web link", "profile", "enlace", "url del perfil", "enlace del perfil",
        "ลิงก์", "ลิงค์", "ลิงก์โปรไฟล์",
        "لینک", "آدرس", "لینک پروفایل", "liên kết", "đường dẫn", "link kênh",
    ),
    "country": (
        "country", "country code", "account country", "creator country", "influencer country", "region code",
        "nation", "market", "geo",
        "país", "pais", "ประเทศ", "کشور", "quốc gia", "nước",
    ),
    "city": (
        "city", "town", "state", "province", "region", "ciudad", "provincia", "เมือง", "จังหวัด", "شهر",
        "استان", "thành phố", "tỉnh",
    ),
    "location": (
        "location", "place", "based in", "address", "country city", "city country", "ubicación", "ที่อยู่",
        "สถานที่", "موقعیت", "địa điểm",
    ),
    "languages": (
        "language", "languages", "lang", "language code", "content language", "primary language",
        "account language", "idioma", "idiomas",
        "ภาษา", "زبان", "ngôn ngữ",
    ),
    "followers": (
        "followers", "follower", "followers count", "follower count", "number of followers", "total followers",
        "followers total", "fans",
        "fan count", "subscribers", "subscriber", "subscribers count", "subscriber count", "total subscribers",
        "subs", "audience size",
        "reach followers", "page likes", "following size", "edge followed by", "seguidores", "suscriptores",
        "ผู้ติดตาม", "จำนวนผู้ติดตาม",
        "ยอดผู้ติดตาม", "دنبال کننده", "دنبال کنندگان", "دنبال کننده ها", "تعداد دنبال کننده",
        "تعداد دنبال کنندگان", "فالوور", "فالوورها",
        "تعداد فالوور", "مشترکین", "người theo dõi", "số người theo dõi", "lượt theo dõi", "số follower",
        "người đăng ký",
    ),
    "engagement_rate": (
        "er", "er percent", "engagement rate", "engagement rate percent", "engagement", "engagement percent",
        "avg engagement rate",
        "average engagement rate", "eng rate", "er post", "median engagement rate", "tasa de engagement",
        "tasa de interacción",
        "engagement rate er", "อัตราการมีส่วนร่วม", "การมีส่วนร่วม", "نرخ تعامل", "نرخ تعامل percent",
        "tỷ lệ tương tác", "tỉ lệ tương tác",
    ),
    "median_views": (
        "median views", "views median", "average views", "avg views", "views avg", "views average",
        "mean views", "views per video",
        "views per post", "avg video views", "average video views", "avg reel views", "avg reels views",
        "average reels plays", "avg plays",
        "reels plays", "visualizaciones medias", "promedio de vistas", "vistas promedio", "ยอดวิวเฉลี่ย",
        "วิวเฉลี่ย", "میانگین بازدید",
        "lượt xem trung bình",
    ),
    "bio": (
        "bio", "biography", "description", "about", "about me", "profile description", "channel description",
        "summary", "biografía",
        "descripción", "คำอธิบาย", "คำแนะนำตัว", "แนะนำตัว", "ประวัติ", "بیو", "بیوگرافی", "توضیحات", "درباره",
        "tiểu sử", "mô tả", "giới thiệu",
    ),
    "niches": (
        "niche", "niches", "topic", "topics", "category", "categories", "vertical", "verticals", "interest",
        "interests", "content category",
        "topic of influence", "tag", "tags", "genre", "industry", "temática", "temas", "categoría",
        "categorías", "nicho", "หมวดหมู่", "หมวด",
        "ประเภท", "หัวข้อ", "موضوع", "موضوعات", "حوزه", "دسته", "دسته بندی", "lĩnh vực", "chủ đề", "danh mục",
        "thể loại",
    ),
    "gender": ("gender", "sex", "género", "sexo", "เพศ", "جنسیت", "giới tính"),
    "contact": (
        "e mail", "email", "mail", "email address", "e mail address", "contact", "contact email",
        "business email", "public email",
        "correo", "correo electrónico", "contacto", "อีเมล", "อีเมล์", "ติดต่อ", "ایمیل", "تماس",
        "thư điện tử", "liên hệ",
    ),
    "verified": (
        "verified", "is verified", "verified account", "verificado", "verificada", "ยืนยันแล้ว", "ยืนยันตัวตน",
        "تایید شده", "đã xác minh",
    ),
    "represented": (
        "represented", "is represented", "has agent", "has agency", "has manager", "representado",
    ),
    "agency": (
        "agency", "agent", "manager", "management", "mcn", "talent agency", "agencia", "เอเจนซี่", "สังกัด",
        "ผู้จัดการ", "آژانس", "مدیر برنامه", "công ty quản lý",
    ),
    "as_of": (
        "as of", "date", "as of date", "data as of", "updated", "updated at", "last updated", "last update",
        "snapshot", "snapshot date",
        "collected at", "scraped at", "export date", "fecha", "fecha de actualización", "actualizado",
        "วันที่", "อัปเดตล่าสุด", "ข้อมูล ณ วันที่",
        "تاریخ", "تاریخ به روزرسانی", "ngày", "ngày cập nhật", "cập nhật",
    ),
    "other_names": ("other names", "alias", "aliases", "also known as", "aka", "otros nombres"),
}  # fmt: skip
"""Field to names, the usual name first; "%" is written `percent`."""

SEVERAL = frozenset({"niches", "city"})
"""Fields that more than one column may fill."""

CONSTANTS = frozenset({"platform", "country", "city", "languages", "niches", "gender", "represented", "as_of"})
"""Fields for which a mapping may give one value for all rows instead of a column."""
