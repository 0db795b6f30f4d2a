"""A real, small model behind a real llama-server. Opt-in: `pip install xllamacpp`, and BRIEFMATCH_REAL_MODEL names a GGUF file of an
instruction-tuned model of at least 1.5B parameters. Minutes on a shared core: what such a model says is plausible and often wrong."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.brief_reading import BriefReading, claimed
from bot.models.chat import ChatModel
from bot.models.model import ModelFailed
from index.languages import LanguageDetector
from retrieval.brief import Brief
from retrieval.reading.claims.combined import FILLED
from retrieval.reading.reader import RulesReader
from tests.builders import TODAY

WEIGHTS = "BRIEFMATCH_REAL_MODEL"
PATIENCE = 240.0
BRIEFS = (
    "Our bakery Krümel needs four TikTok creators in Leeds who bake sourdough at home. 900 GBP each, two videos.",
    "หาครีเอเตอร์สายทำอาหาร 5 คน ลง TikTok งบ 20,000 บาท",
    "برای برند قهوه کوه‌دانه ۳ بلاگر در اینستاگرام می‌خواهیم",
)
SERVER = """
import sys, time, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.n_parallel, params.warmup, params.port = sys.argv[1], 4096, 1, False, 0
params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
print("serving", server.listening_address, flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def chat() -> Iterator[ChatModel]:
    weights = os.environ.get(WEIGHTS, "")
    if not Path(weights).is_file():
        pytest.skip(f"{WEIGHTS} names no GGUF file")
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, weights], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        address = next(line.split()[1] for line in process.stdout if line.startswith("serving"))
        yield ChatModel("openai:real", api_key="none", base_url=f"{address}/v1")
    finally:
        process.kill()
        process.wait()


def test_its_replies_have_the_form_that_was_asked_for(chat: ChatModel) -> None:
    claims = claimed(chat, BRIEFS[0], today=TODAY, deadline=PATIENCE)
    assert claims.claimed.platforms == ("tiktok",)
    assert claims.claimed != Brief(wording="")


@pytest.mark.parametrize("text", BRIEFS)
def test_whatever_it_says_what_the_rules_read_stands(chat: ChatModel, detector: LanguageDetector, text: str) -> None:
    rules = RulesReader(detector=detector)
    before = rules.read(text, today=TODAY)
    made = BriefReading(rules=rules, detector=detector, model=chat, deadline=PATIENCE).read(text, today=TODAY)
    assert made.trouble is None
    assert set(made.from_model) <= set(FILLED)
    changed = {name for name in Brief.__dataclass_fields__ if getattr(made.brief, name) != getattr(before, name)}
    assert changed == set(made.from_model)


def test_a_model_that_is_too_slow_is_given_up_in_time(chat: ChatModel) -> None:
    began = time.monotonic()
    with pytest.raises(ModelFailed, match="slow"):
        claimed(chat, BRIEFS[1], today=TODAY, deadline=1.0)
    assert time.monotonic() - began < 1.5
