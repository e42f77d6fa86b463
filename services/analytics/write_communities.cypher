// Communities with their names and figures, and the broad one that each fine one is part of.
// in:  $rows: {community_id, part_of, fields}, broad ones first
UNWIND $rows AS row
MERGE (community:Community {community_id: row.community_id})
SET community += row.fields
WITH community, row
CALL (community, row) {
  MATCH (community)-[old:PART_OF]->(other:Community)
  WHERE row.part_of IS NULL OR other.community_id <> row.part_of
  DELETE old
}
WITH community, row
MATCH (broad:Community {community_id: row.part_of})
MERGE (community)-[:PART_OF]->(broad)
