// Pairs of interests in use that are near in meaning, with no tie between them and no model asked yet; nearest first of
// those that most depend on.
// in:  $interests: looked at, $k: neighbours of each, $proper: kinds that are no kind of anything, $limit
// out: one, other: {interest_id, name}, cosine
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND interest.support > 0 AND interest.embedding IS NOT NULL
  AND NOT coalesce(interest.kind, '') IN $proper
WITH interest ORDER BY interest.support DESC, interest.interest_id LIMIT $interests
CALL (interest) {
  CALL db.index.vector.queryNodes('interest_embedding', $k, interest.embedding) YIELD node, score
  WHERE node <> interest AND node.dropped IS NULL AND node.support > 0 AND NOT coalesce(node.kind, '') IN $proper
    AND NOT EXISTS { (interest)-[:BROADER|RELATED_TO|MAY_BE]-(node) }
  RETURN node, 2 * score - 1 AS cosine
}
WITH CASE WHEN interest.interest_id < node.interest_id THEN [interest, node] ELSE [node, interest] END AS pair,
     max(cosine) AS cosine
WHERE NOT pair[1].interest_id IN coalesce(pair[0].asked_relations, [])
WITH pair[0] AS one, pair[1] AS other, cosine
ORDER BY cosine DESC, one.interest_id, other.interest_id
LIMIT $limit
RETURN one {.interest_id, .name} AS one, other {.interest_id, .name} AS other, cosine
