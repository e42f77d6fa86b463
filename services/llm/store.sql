-- Replies of language models by the hash of what was asked, what each call used, and how each server is best asked.
-- Times are seconds since 1970 UTC. No text that was sent is kept, only its hash; of the person whom it concerns, a hash.
CREATE TABLE IF NOT EXISTS replies (
    key TEXT PRIMARY KEY,
    about TEXT,
    model TEXT NOT NULL,
    prompt TEXT NOT NULL,
    version INTEGER NOT NULL,
    reply TEXT NOT NULL,
    at REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS replies_by_person ON replies (about) WHERE about IS NOT NULL;
CREATE TABLE IF NOT EXISTS calls (
    at REAL NOT NULL,
    run TEXT NOT NULL,
    job TEXT NOT NULL,
    prompt TEXT NOT NULL,
    model TEXT NOT NULL,
    outcome TEXT NOT NULL,
    input_tokens INTEGER NOT NULL,
    cached_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    guessed_tokens INTEGER NOT NULL,
    texts INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    cost REAL
);
CREATE INDEX IF NOT EXISTS calls_by_run ON calls (run);
-- Hashes of the replies of batches that were counted: a file that is read again costs nothing again.
CREATE TABLE IF NOT EXISTS receipts (receipt TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS servers (
    endpoint TEXT PRIMARY KEY,
    method TEXT NOT NULL,
    strikes INTEGER NOT NULL
) WITHOUT ROWID;
