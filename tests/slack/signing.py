"""Slack's signature v0 over a request to an app."""

import hashlib
import hmac


def signed(body: bytes, *, secret: str, at: int) -> dict[str, str]:
    """The two headers that prove where a request comes from."""
    digest = hmac.new(secret.encode(), b"v0:" + str(at).encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": f"v0={digest}"}
