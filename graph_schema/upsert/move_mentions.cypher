// Lets the mentions that name some interests stand at another node; each remembers what it names where that is not the
// node it stands at. Their items and writers wait for a refresh.
// in:  $start, $end: ids of the nodes, $named: ids of the interests whose mentions move
// out: moved
MATCH (start:Interest {interest_id: $start})
MATCH (end:Interest {interest_id: $end})
MATCH (document:Document)-[old:MENTIONS]->(start)
WITH document, old, end, coalesce(old.through, $start) AS named
WHERE named IN $named
CREATE (document)-[new:MENTIONS]->(end)
SET new = properties(old), new.through = CASE WHEN named <> $end THEN named END
DELETE old
WITH document, count(*) AS moved
CALL (document) {
  OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
  SET item.about_stale = true
}
CALL (document) {
  OPTIONAL MATCH (user:User)-[:WROTE]->(document)
  SET user.interests_stale = true
}
RETURN sum(moved) AS moved
