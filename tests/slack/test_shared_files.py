"""Files at the fake: uploads by people and by the bot, downloads with and without leave."""

from urllib.request import Request, urlopen

from tests.slack.listening import bot_client
from tests.slack.people import BOT_TOKEN, SCOPES
from tests.slack.workspace import Workspace

PDF = b"%PDF-1.7 a brief"


def fetched(url: str, token: str | None) -> bytes:
    """What stands at an address."""
    asked = Request(url, headers={"Authorization": f"Bearer {token}"} if token else {})  # noqa: S310  the fake's own address
    with urlopen(asked, timeout=5) as answer:  # noqa: S310  the same
        return bytes(answer.read())


def test_an_upload_of_a_person_comes_as_a_message_with_the_file(workspace: Workspace) -> None:
    workspace.upload("ben", "campaigns", "brief.pdf", PDF, text="please", mention=True)
    workspace.upload("nok", "", "brief.pdf", PDF)
    mention, plain, direct = (one.payload["event"] for one in workspace.deliveries.all())
    assert [mention["type"], plain["type"], plain["subtype"], direct["channel_type"]] == ["app_mention", "message", "file_share", "im"]
    file = plain["files"][0]
    assert (file["name"], file["mimetype"], mention["files"][0]["id"]) == ("brief.pdf", "application/pdf", file["id"])
    assert fetched(file["url_private_download"], BOT_TOKEN) == PDF
    assert bot_client(workspace).files_info(file=file["id"])["file"]["size"] == len(PDF)


def test_who_may_not_have_a_file_gets_a_page_to_sign_in(workspace: Workspace) -> None:
    file = workspace.upload("ben", "campaigns", "brief.pdf", PDF).files[0]
    assert b"<html>" in fetched(file["url_private_download"], None)
    assert b"<html>" in fetched(file["url_private_download"], "xoxb-other")
    blind = Workspace(scopes=SCOPES - {"files:read"})
    try:
        other = blind.upload("ben", "campaigns", "brief.pdf", PDF).files[0]
        assert b"<html>" in fetched(other["url_private_download"], BOT_TOKEN)
    finally:
        blind.close()


def test_a_file_from_another_company_may_come_as_an_id_alone(workspace: Workspace) -> None:
    message = workspace.upload("ben", "partners", "brief.pdf", PDF, file_access="check_file_info", url_private_download=None)
    told = workspace.deliveries.all()[-1].payload["event"]["files"][0]
    assert told["file_access"] == "check_file_info"
    assert bot_client(workspace).files_info(file=message.files[0]["id"])["file"]["url_private_download"]


def test_the_bot_shares_a_file_in_a_thread(workspace: Workspace) -> None:
    message = workspace.mention("ben", "campaigns", "export csv")
    bot_client(workspace).files_upload_v2(
        channel=message.channel, thread_ts=message.ts, filename="list.csv", content="a,b", initial_comment="here"
    )
    (shared,) = workspace.replies(message)
    assert (shared.text, shared.files[0]["name"]) == ("here", "list.csv")
    assert fetched(shared.files[0]["url_private_download"], BOT_TOKEN) == b"a,b"
    assert [one.text for one in workspace.inspection.seen()] == ["here"]
