"""The schema's history: numbered Cypher files, each run once and never edited afterwards."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, RoutingControl
from neo4j.exceptions import ClientError, ConstraintError

from graph_schema.errors import SchemaError

FOLDER = Path(__file__).parent
APPLIED = "MATCH (m:Migration) RETURN m.version AS version, m.name AS name, m.checksum AS checksum ORDER BY version"
MADE_BY_ANOTHER = (
    "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
    "Neo.ClientError.Schema.IndexAlreadyExists",
    "Neo.ClientError.Schema.ConstraintAlreadyExists",
)
RECORD = "CREATE (:Migration {version: $version, name: $name, checksum: $checksum, applied_at: datetime()})"


@dataclass(frozen=True, slots=True)
class Migration:
    """One file ``V007__what_it_does.cypher``."""

    version: int
    name: str
    checksum: str
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchemaStatus:
    """Where a database stands: its version, this code's version, and what is still to run."""

    version: int
    newest: int
    pending: tuple[Migration, ...]

    @property
    def is_current(self) -> bool:
        return not self.pending


def migrations(folder: Path = FOLDER) -> list[Migration]:
    """Return the migrations in order of their numbers. Raises SchemaError when two share a number."""
    found = sorted((read_migration(path) for path in folder.glob("V*__*.cypher")), key=lambda m: m.version)
    versions = [migration.version for migration in found]
    if len(set(versions)) < len(versions):
        raise SchemaError(f"{folder}: two migrations share a number; give the newer one the next free number")
    return found


def read_migration(path: Path) -> Migration:
    """Read one file; its statements end with a semicolon at the end of a line."""
    text = path.read_text(encoding="utf-8")
    match = re.fullmatch(r"V(\d+)__(\w+)", path.stem)
    if match is None:
        raise SchemaError(f"{path}: a migration is named V007__what_it_does.cypher")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    statements = tuple(part.strip() for part in re.split(r";\s*$", body, flags=re.MULTILINE) if part.strip())
    return Migration(int(match[1]), match[2], hashlib.sha256(text.encode()).hexdigest()[:16], statements)


def status(driver: Driver, folder: Path = FOLDER) -> SchemaStatus:
    """Compare the database with this code.

    Raises SchemaError when an applied migration was changed or the database is newer than this code.
    """
    rows, _, _ = driver.execute_query(APPLIED, routing_=RoutingControl.READ)
    applied = {row["version"]: row for row in rows}
    known = {migration.version: migration for migration in migrations(folder)}
    for version, row in applied.items():
        if version not in known:
            raise SchemaError(
                f"the database has schema version {version} ({row['name']}), newer than this program's "
                f"{max(known, default=0)}: upgrade interest-graph, or use another database or data folder"
            )
        if known[version].checksum != row["checksum"]:
            raise SchemaError(
                f"migration V{version:03}__{known[version].name} was changed after it ran in this database: "
                "restore the file as it was and put the change into a new migration"
            )
    pending = tuple(m for version, m in sorted(known.items()) if version not in applied)
    return SchemaStatus(max(applied, default=0), max(known, default=0), pending)


def migrate(driver: Driver, folder: Path = FOLDER) -> list[Migration]:
    """Run what is pending, in order, and return it. Two processes may do so at once."""
    pending = status(driver, folder).pending
    for migration in pending:
        for statement in migration.statements:
            _run(driver, statement)
        try:
            driver.execute_query(
                RECORD,
                version=migration.version,
                name=migration.name,
                checksum=migration.checksum,
            )
        except ConstraintError:
            continue  # another process has just recorded the same one
    if pending:
        driver.execute_query("CALL db.awaitIndexes(60)")
    return list(pending)


def _run(driver: Driver, statement: str) -> None:
    """Run a statement; an index that another process made in the same moment is as good as ours."""
    try:
        driver.execute_query(statement)
    except ClientError as error:
        if error.code not in MADE_BY_ANOTHER:
            raise
