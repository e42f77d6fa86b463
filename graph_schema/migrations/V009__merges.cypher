// Interests that are one, that may be, and that are not; wider and related ones.
CALL db.createRelationshipType('MERGED_INTO');
CALL db.createRelationshipType('WAS_MERGED_INTO');
CALL db.createRelationshipType('KEPT_APART');
CALL db.createRelationshipType('MAY_BE');
CALL db.createRelationshipType('BROADER');
CALL db.createRelationshipType('RELATED_TO');
CALL db.createProperty('through');
CALL db.createProperty('said_of');
CALL db.createProperty('said_kinds');
CALL db.createProperty('said_ats');
CALL db.createProperty('name_zh_is_lent');
CALL db.createProperty('opinion');
CALL db.createProperty('cosine');
CALL db.createProperty('shared');
