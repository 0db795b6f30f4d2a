"""What a model is asked: words, the shape of the answer and its bound, with the version that says which words these were."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One question to a model. `schema` is a JSON schema; `fingerprint` tells words and schema apart from any others."""

    name: str
    version: int
    fingerprint: str
    system: str
    user: str
    schema: Mapping[str, Any]
    most_tokens: int

    def __post_init__(self) -> None:
        if self.version < 1 or self.most_tokens < 1:
            raise ValueError("versions and tokens count from 1")
        if not self.system.strip() or not self.user.strip():
            raise ValueError(f"{self.name} asks nothing")
