"""What servers say when nothing is left, and when there are only too many calls at the moment: in their own words."""

from __future__ import annotations

import json

import pytest

from services.llm.quota import has_none_left, said_pause

OPENAI = "You exceeded your current quota, please check your plan and billing details."
GEMINI = f"{OPENAI} * Quota exceeded for metric: generate_content_free_tier_requests, limit: 10 Please retry in 11.6s."


def body(message: str, code: str | None = None, **more: object) -> str:
    return json.dumps({"error": {"message": message, "code": code, **more}}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (429, body(OPENAI, "insufficient_quota")),
        (402, body("Insufficient Balance", "invalid_request_error")),
        (402, body("This request requires more credits, or fewer max_tokens. You can only afford 3395.")),
        (429, body("Your account is suspended due to insufficient balance, please recharge your account")),
        (403, body("organization exceeded current quota, please check", type="exceeded_current_quota_error")),
        (400, body("Access denied, please make sure your account is in good standing.", "Arrearage")),
        (400, body("Your credit balance is too low to access the API. Please go to Plans & Billing.")),
        (429, body("余额不足或无可用资源包,请充值。", "1113")),
        (429, body("Insufficient balance or no resource package. Please recharge.", "1113")),
        (403, body("The selected model requires paid balance. Your paid balance is insufficient.")),
        (429, body(GEMINI.replace("limit: 10", "limit: 0"))),
        (429, body(GEMINI, details=[{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}])),
    ],
)
def test_an_account_without_money_or_quota(status: int, said: str) -> None:
    assert has_none_left(status, said)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (429, body("Rate limit reached. Increase it by adding a payment method at /account/billing.", "rate_limit")),
        (429, body("Please try again in 4.77s. Need more tokens? Upgrade at https://example.org/settings/billing")),
        (429, body("the load balancer is busy")),
        (429, body("insufficient capacity behind the balancer")),
        (429, body(GEMINI)),
        (429, body(f"{OPENAI} For details, see: https://example.org/error-code#token-limit", "insufficient_quota")),
        (429, body("request reached organization max RPM: 3, please try again after 1 seconds")),
        (429, ""),
        (503, body("insufficient_quota of workers")),
        (400, body('no grammar for my insufficient balance and my "Arrearage"')),
        (403, body("this key may not use the model")),
    ],
)
def test_a_server_that_is_only_busy(status: int, said: str) -> None:
    assert not has_none_left(status, said)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("Please try again in 4.77s. Need more tokens?", 4.77),
        ("please try again after 1 seconds", 1.0),
        ("Please retry in 11.665902715s.", 11.665902715),
        ("Please try again in 9m38.016s", 578.016),
        ("Please try again in 14h29m11.04s.", 52151.04),
        ("Please try again in 228ms", 0.0),
        ("try again in a moment", 0.0),
        ("please try again later", 0.0),
        ("", 0.0),
    ],
)
def test_a_pause_told_in_words(said: str, seconds: float) -> None:
    assert said_pause(said) == pytest.approx(seconds)
