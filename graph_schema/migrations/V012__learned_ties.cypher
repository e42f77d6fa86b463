// What `learn` and interviews write: names that queries ask for are known before it has run.
CALL db.createRelationshipType('SUGGESTS');
CALL db.createRelationshipType('INTRODUCES');
CALL db.createRelationshipType('PASSED_OVER');
CALL db.createProperty('leaning');
CALL db.createProperty('half_life');
CALL db.createProperty('priors');
CALL db.createProperty('few');
CALL db.createProperty('suggests_checksum');
CALL db.createProperty('introduces_checksum');
