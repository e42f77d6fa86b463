"""Every error this project raises on purpose: what happened, where, and what to do about it."""


class InterestGraphError(Exception):
    """Base of all errors a person can act on; its text names the cause, the place and the remedy."""


class UnknownUserError(InterestGraphError):
    """No such user in the graph."""

    def __init__(self, user_id: str) -> None:
        super().__init__(f"no user {user_id!r} in the graph; `interest-graph users` lists the known ones")


class UnknownItemError(InterestGraphError):
    """No such item in the graph."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f"no item {item_id!r} in the graph; `interest-graph search` finds items by title")


class UnknownInterestError(InterestGraphError):
    """No such interest in the graph."""

    def __init__(self, interest_id: str) -> None:
        super().__init__(f"no interest {interest_id!r} in the graph; `interest-graph search` finds interests")


class UnknownCommunityError(InterestGraphError):
    """No such community in the graph."""

    def __init__(self, community_id: str) -> None:
        super().__init__(
            f"no community {community_id!r} in the graph; `interest-graph communities` lists them,"
            " `interest-graph rebuild communities` finds them"
        )


class UnknownRecommenderError(InterestGraphError):
    """No recommender goes by that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(f"no recommender {name!r}; choose one of {', '.join(known)}")


class FilterError(InterestGraphError):
    """A filter expression cannot be read."""


class RejectedStatementError(InterestGraphError):
    """A statement as given cannot be stored."""


class MergeError(InterestGraphError):
    """Two interests cannot be merged, or not taken apart, as they stand."""


class SettingsError(InterestGraphError):
    """A setting is missing or contradicts another."""


class DatabaseError(InterestGraphError):
    """Neo4j cannot be reached, refuses the login, or cannot be started."""


class SchemaError(InterestGraphError):
    """The schema in the database and the migrations of this version do not fit together."""


class SourceError(InterestGraphError):
    """A source as a whole cannot be read: missing, a directory, a URL, empty, cut off, of unknown format."""


class RowError(InterestGraphError):
    """One row of a source cannot be used; the load goes on without it."""


class TooManyRejectsError(InterestGraphError):
    """More rows were rejected than allowed."""


class RejectedEventError(InterestGraphError):
    """An event as given cannot be stored."""


class ExportError(InterestGraphError):
    """An export cannot be written: its place is taken, a library is missing, or the format cannot hold an id."""


class EmbeddingError(InterestGraphError):
    """Texts cannot be turned into vectors: no model, no server, no vectors in its answer."""


class EmbeddingMismatchError(EmbeddingError):
    """The vectors in the graph come from another model than the one that is set."""


class UnknownQueryError(InterestGraphError):
    """No named query goes by that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no query {name!r}; `interest-graph queries` lists them")


class ParameterError(InterestGraphError):
    """A parameter of a named query is missing, unknown, or not of its type."""

    def __init__(self, name: str, what: str, remedy: str) -> None:
        self.name = name
        super().__init__(f"parameter {name!r}: {what}; {remedy}")


class ConversationMovedOnError(InterestGraphError):
    """Two turns of one conversation came in at once."""

    def __init__(self) -> None:
        super().__init__("this conversation went on elsewhere meanwhile, so the turn was not kept; say it again")


class UtteranceError(InterestGraphError):
    """What was said cannot be read: empty, or too long."""


class QueryTooSlowError(InterestGraphError):
    """A query was stopped because it took too long."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            f"the query {name} took longer than {seconds:g} seconds and was stopped; narrow its parameters, "
            "or give the command a longer --timeout"
        )


class RefusedCypherError(InterestGraphError):
    """Cypher that somebody wrote is not run: it would do more than read, or it does not fit."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"this Cypher is not run: {what}; {remedy}")


class QuestionError(InterestGraphError):
    """A question in words cannot be taken: there is none, or it is too long."""


class ModelError(InterestGraphError):
    """A language model gave no usable reply; the offline twin does the job instead, or the work waits."""


class ModelUnavailableError(ModelError):
    """No call to the model will go well now: no server, a refused key, no quota left, an unknown model."""


class ModelNotSetError(ModelError):
    """Something that only a language model can do was asked for where none is set."""

    def __init__(self) -> None:
        super().__init__(
            "no language model is set; set LLM_BASE_URL (of a server on this machine, such as "
            "http://127.0.0.1:8080/v1) or LLM_MODEL with LLM_API_KEY (of OpenAI): see docs/language-models.md"
        )


class ModelBudgetError(ModelError):
    """The next call would go beyond what the run may use."""


class InvalidReplyError(ModelError):
    """The model's replies to one text could not be used."""


class TooManyItemsError(InterestGraphError):
    """A model that needs memory for items times items was asked to learn from more of them than it can."""

    def __init__(self, n_items: int, largest: int) -> None:
        super().__init__(f"{n_items} items are more than the {largest} of a dense model: use slim, cosine or rp3beta")
