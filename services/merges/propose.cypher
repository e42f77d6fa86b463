// Proposes that interests are one, unless somebody has decided of them meanwhile.
// in:  $rows: [interest_id, into_id, by, why, cosine, at]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
MATCH (into:Interest {interest_id: row[1]})
WHERE NOT EXISTS { (interest)-[:MERGED_INTO]->() } AND NOT EXISTS { (into)-[:MERGED_INTO]->() }
  AND NOT EXISTS { (interest)-[:WAS_MERGED_INTO|KEPT_APART|MAY_BE]-(into) }
MERGE (interest)-[proposed:MAY_BE]->(into)
SET proposed.by = row[2], proposed.why = row[3], proposed.cosine = row[4], proposed.at = row[5]
