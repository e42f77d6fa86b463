// An erasure that was begun is found again; the marks it leaves are known names.
CREATE INDEX user_erasure_begun_at IF NOT EXISTS FOR (n:User) ON (n.erasure_begun_at);
CALL db.createProperty('surfaces_in_doubt');
CALL db.createProperty('surfaces_in_doubt_next');
CALL db.createProperty('tags_in_doubt');
