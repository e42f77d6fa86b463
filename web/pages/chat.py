"""The page to talk on: a plain form; with scripts the answers come piece by piece."""

from __future__ import annotations

from flask import Response, make_response, render_template, request

from graph_schema.errors import UtteranceError
from services.conversation.state import State
from services.conversation.turn import Turn
from services.search.users import user_summary
from web.api.chat import guest_state, guest_token
from web.languages import choose_language
from web.pages.bars import contribution_bars
from web.pages.routes import pages
from web.problems import problem_of
from web.site import site

EXAMPLES = {
    "en": ("something about the sea, nothing scary", "like Moby-Dick, but lighter", "what do you know about me?"),
    "zh": ("想看航海故事，不要恐怖的", "类似《白鲸》，轻松一点", "你知道我喜欢什么？"),
}


@pages.get("/chat")
def chat() -> str:
    """Where the conversation stands."""
    return _page(_opened(request.args.get("user") or None, None, "new" in request.args))


@pages.post("/chat")
def talk() -> Response:
    """Say something; what cannot be read is told at the field."""
    form = request.form
    state = _opened(form.get("user") or None, form.get("state"), "new" in form)
    said = (form.getlist("say") or [""])[-1]  # the field's comes first, then that of an offer, if one was clicked
    try:
        turn = site().session.reply(state, said)
    except UtteranceError as error:
        return make_response(_page(state, said=said, problem=problem_of(error).detail), 422)
    return make_response(_page(turn.state, turn))


def _opened(user_id: str | None, token: str | None, afresh: bool) -> State:
    known = guest_state(token) if user_id is None and not afresh else None
    language = "zh" if choose_language() == "zh" else "en"
    return known or site().session.resume(user_id, language, afresh)  # type: ignore[arg-type]


def _page(state: State, turn: Turn | None = None, said: str = "", problem: str | None = None) -> str:
    user = user_summary(site().driver, state.user_id) if state.user_id is not None else None
    before = state.said[:-1] if turn is not None else state.said
    return render_template(
        "chat.html",
        user=user,
        state=state,
        before=before,
        turn=turn,
        token=guest_token(state),
        said=said,
        problem=problem,
        examples=EXAMPLES[choose_language()],
        bars=contribution_bars,
    )
