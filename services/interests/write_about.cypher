// What items are about by catalogue and crowd; replaces what stood there from these sources.
// in:  $rows: [item_id, [[interest_id, source, weight, evidence], ...]]
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.interests_stale = null, item.about_stale = true
WITH row, item
CALL (item) {
  MATCH (item)-[old:ABOUT]->(:Interest)
  WHERE old.source IN ['catalogue', 'crowd']
  DELETE old
}
UNWIND row[1] AS tag
MATCH (interest:Interest {interest_id: tag[0]})
CREATE (item)-[:ABOUT {source: tag[1], weight: tag[2], evidence: tag[3]}]->(interest)
