// What an interest is to others: where it stands after merges and what stands at it, wider, narrower and related ones.
// in:  $interest_id, $limit: of each sort
// out: tie: merged_into, merged, broader, narrower or related_to; interest_id, name, name_zh, weight
MATCH (interest:Interest {interest_id: $interest_id})
CALL (interest) {
  MATCH (interest)-[:MERGED_INTO*1..]->(other:Interest)
  WHERE NOT EXISTS { (other)-[:MERGED_INTO]->() }
  RETURN 'merged_into' AS tie, other, null AS weight, 0 AS place
  UNION
  MATCH (interest)<-[:MERGED_INTO*1..]-(other:Interest)
  WITH other ORDER BY other.support DESC, other.interest_id LIMIT $limit
  RETURN 'merged' AS tie, other, null AS weight, 0 AS place
  UNION
  MATCH (interest)-[:BROADER*1..4]->(other:Interest)
  RETURN DISTINCT 'broader' AS tie, other, null AS weight, 0 AS place
  UNION
  MATCH (interest)<-[:BROADER]-(other:Interest)
  WITH other ORDER BY other.support DESC, other.interest_id LIMIT $limit
  RETURN 'narrower' AS tie, other, null AS weight, 0 AS place
  UNION
  MATCH (interest)-[related:RELATED_TO]->(other:Interest)
  WITH other, related ORDER BY related.rank LIMIT $limit
  RETURN 'related_to' AS tie, other, related.weight AS weight, related.rank AS place
}
RETURN tie, other.interest_id AS interest_id, other.name AS name, other.name_zh AS name_zh, weight
ORDER BY tie, place, -coalesce(other.support, 0), interest_id
