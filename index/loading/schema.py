"""The JSONL form of a creator: where other people's data enters, is cleaned, capped and checked. Unknown keys are kept out.

Texts beyond their cap (`cleaning.py`) are cut and the row stays; a value of the wrong kind refuses the row with a reason.
Validate with `context={"now": aware datetime}`: nothing may be dated later than a day after that.
"""

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

from index.loading.fields import (
    Bio,
    Count,
    Country,
    Day,
    Followers,
    Fraction,
    GenderField,
    Handle,
    Labels,
    Languages,
    Link,
    Nullable,
    PlatformField,
    PlatformOrNone,
    PostText,
    Shares,
    SharesByCountry,
    Short,
    Time,
    YesNo,
)
from index.loading.links import with_link_read


class FiguresIn(BaseModel):
    """Figures of an account on a day, with where they come from."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    followers: Followers = Field(None, validation_alias=AliasChoices("followers", "subscribers"))
    engagement_rate: Fraction = None
    median_views: Count = None
    as_of: Day = None
    source: Short = None


class AudienceIn(BaseModel):
    """Shares of followers by ISO country, gender and age band, as fractions."""

    model_config = ConfigDict(extra="ignore")

    countries: SharesByCountry = Field(default_factory=dict)
    genders: Shares = Field(default_factory=dict)
    ages: Shares = Field(default_factory=dict)


class AccountIn(FiguresIn):
    """One account of a creator."""

    platform: PlatformField
    handle: Handle
    external_id: Short = Field(None, validation_alias=AliasChoices("external_id", "creator_id", "channel_id", "account_id"))
    url: Link = None
    verified: YesNo = None
    history: Nullable[FiguresIn] = Field(default_factory=list)
    audience: AudienceIn | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_links(cls, data: object) -> object:
        return with_link_read(data) if isinstance(data, dict) else data


class PostIn(BaseModel):
    """One post of a creator; without an id it gets one from its content."""

    model_config = ConfigDict(extra="ignore")

    id: Short = None
    platform: PlatformOrNone = None
    title: PostText = None
    text: PostText = Field(None, validation_alias=AliasChoices("text", "caption", "description"))
    url: Link = None
    posted_at: Time = None
    views: Count = None
    likes: Count = None
    comments: Count = None
    shares: Count = None
    tags: Labels = ()
    sponsored: YesNo = None
    brands: Labels = ()


class PersonIn(BaseModel):
    """What both forms say of the person."""

    model_config = ConfigDict(extra="ignore")

    id: Short = None
    url: Link = None
    name: Short = None
    other_names: Labels = ()
    bio: Bio = Field(None, validation_alias=AliasChoices("bio", "description"))
    country: Country = None
    places: Labels = Field((), validation_alias=AliasChoices("places", "city"))
    languages: Languages = Field((), validation_alias=AliasChoices("languages", "language"))
    gender: GenderField = None
    niches: Labels = Field((), validation_alias=AliasChoices("niches", "category", "topics"))
    contact: Short = Field(None, validation_alias=AliasChoices("contact", "email"))
    represented: YesNo = None
    posts: Nullable[PostIn] = Field(default_factory=list)


class NestedIn(PersonIn):
    """The nested form: a creator with a list of accounts."""

    accounts: list[AccountIn] = Field(min_length=1, max_length=50)


class EngagementIn(BaseModel):
    """Typical figures of the flat form. A rate by views is no rate by followers, so `median_er_by_views` is kept out."""

    model_config = ConfigDict(extra="ignore")

    median_views: Count = None


class FlatIn(PersonIn, AccountIn):
    """The flat form: a creator with one account, whose fields stand beside the creator's."""

    url: Link = None
    engagement: EngagementIn | None = None
