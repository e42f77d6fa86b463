// What a model says of pairs of interests; what would close a circle of wider ones is left out.
// in:  $rows: [one_id, other_id, verdict: narrower, broader, related or another, cosine]
// out: broader, related: pairs tied
UNWIND $rows AS row
MATCH (one:Interest {interest_id: row[0]})
MATCH (other:Interest {interest_id: row[1]})
SET one.asked_relations = [id IN coalesce(one.asked_relations, []) WHERE id <> row[1]] + row[1]
WITH row, one, other
CALL (row, one, other) {
  WITH row, one, other
  WHERE row[2] = 'related'
  UNWIND [[one, other], [other, one]] AS ends
  WITH row, ends[0] AS from, ends[1] AS to
  WITH row, from, to, COUNT { (from)-[:RELATED_TO]->() } AS known
  MERGE (from)-[related:RELATED_TO]->(to)
  ON CREATE SET related.source = 'model', related.weight = row[3], related.shared = 0,
                related.rank = known + 1
  RETURN count(*) AS related
}
CALL (row, one, other) {
  WITH CASE row[2] WHEN 'narrower' THEN [one, other] WHEN 'broader' THEN [other, one] END AS ends
  WHERE ends IS NOT NULL
  WITH ends[0] AS narrow, ends[1] AS wide
  WHERE NOT EXISTS { (wide)-[:BROADER*1..8]->(narrow) }
  MERGE (narrow)-[broader:BROADER]->(wide)
  ON CREATE SET broader.source = 'model'
  RETURN count(*) AS broader
}
RETURN sum(broader) AS broader, sum(related) / 2 AS related
