"""Pages for questions of one's own: in words, and in Cypher; both only read."""

from __future__ import annotations

from flask import Response, make_response, render_template, request

from graph_schema.errors import QueryTooSlowError, QuestionError, RefusedCypherError
from services.asking.asking import ask
from services.asking.wording import LONGEST
from services.queries.guard.running import run_cypher
from web.languages import choose_language
from web.pages.found_table import found_table, read_parameters
from web.pages.query_words import COLUMNS
from web.pages.routes import pages
from web.problems import problem_of
from web.site import site

QUESTIONS = {
    "en": (
        "who likes poetry but not philosophy?",
        "which horror books are most popular?",
        "what do people who like Moby-Dick also like?",
        "which books by Jules Verne are there?",
    ),
    "zh": (
        "谁喜欢诗歌但不喜欢哲学？",
        "最受欢迎的恐怖书是哪些？",
        "喜欢《白鲸》的人还喜欢什么？",
        "儒勒·凡尔纳写了哪些书？",
    ),
}
EXAMPLES = (
    "MATCH (user:User)-[drawn:INTERESTED_IN]->(interest:Interest)\nWHERE drawn.polarity > 0\n"
    "RETURN interest.name AS interest, count(*) AS users\nORDER BY users DESC LIMIT 10",
    "MATCH path = (:User)-[:INTERACTED_WITH]->(:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})\n"
    "RETURN path LIMIT 5",
    "CALL db.index.fulltext.queryNodes('item_words', $words) YIELD node, score\nRETURN node, score LIMIT 10",
)
VALUES = ("", "interest_id = poetry", "words = whale")
TOLD = (RefusedCypherError, QueryTooSlowError)


@pages.get("/ask")
def ask_page() -> str:
    """The box for a question."""
    return _asked(request.args.get("q", "")[:LONGEST])


@pages.post("/ask")
def ask_question() -> Response:
    """The answer, with its Cypher and its rows."""
    question = request.form.get("q", "")
    try:
        answer = ask(site().driver, question, site().asked)
    except QuestionError as error:
        return make_response(_asked(question[:LONGEST], problem=problem_of(error)), 422)
    found = answer.found
    table = found_table(found, choose_language(), with_ids=False) if found else None
    return make_response(_asked(question, answer=answer, found=found, table=table))


@pages.get("/cypher")
def cypher_page() -> str:
    """The editor, with an example in it."""
    chosen = request.args.get("example", "0")
    number = int(chosen) if chosen.isascii() and chosen.isdigit() and int(chosen) < len(EXAMPLES) else 0
    return _edited(EXAMPLES[number], VALUES[number])


@pages.post("/cypher")
def run_page() -> Response:
    """The rows of a query that only reads, or why it is not run."""
    text, given = request.form.get("cypher", ""), request.form.get("parameters", "")
    try:
        found = run_cypher(site().driver, text, read_parameters(given))
    except TOLD as error:
        problem = problem_of(error)
        return make_response(_edited(text, given, problem=problem), problem.status)
    return make_response(_edited(text, given, found=found, table=found_table(found, choose_language(), with_ids=True)))


def _asked(question: str, **shown: object) -> str:
    return render_template(
        "ask.html", asked=question, examples=QUESTIONS[choose_language()], headings=COLUMNS, longest=LONGEST, **shown
    )


def _edited(text: str, given: str, **shown: object) -> str:
    return render_template(
        "cypher.html", cypher_text=text, given=given, examples=range(len(EXAMPLES)), headings=COLUMNS, **shown
    )
