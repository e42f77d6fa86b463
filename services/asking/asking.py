"""The one way to ask the graph in words: a language model where one is set, else templates; a failure falls back."""

from __future__ import annotations

from dataclasses import replace

from neo4j import Driver

from graph_schema.errors import ModelError, QuestionError
from services.asking.answer import Answer
from services.asking.by_model import ask_model
from services.asking.by_templates import ask_templates
from services.asking.wording import LONGEST
from services.llm.language_model import LanguageModel
from services.queries.guard.running import Limits, is_encodable


def ask(driver: Driver, question: str, model: LanguageModel | None = None, limits: Limits | None = None) -> Answer:
    """Answer a question in English or Chinese. Raises QuestionError.

    Where the model fails, templates answer, and ``note`` says why the model did not. A small model is asked what no
    template answers.
    """
    if not question.strip():
        raise QuestionError("there is no question; ask one, such as: who likes poetry but not war?")
    if not is_encodable(question):
        raise QuestionError("the question has half a character; take it out")
    if len(question) > LONGEST:
        raise QuestionError(f"the question is longer than {LONGEST} characters; ask a shorter one")
    known = None
    if model is None or model.is_small:
        known = ask_templates(driver, question, limits)
        if model is None or known.is_answered:
            return known
    try:
        return ask_model(driver, question, model, limits)
    except ModelError as error:
        return replace(known or ask_templates(driver, question, limits), note=str(error))
