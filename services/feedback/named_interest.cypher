// Interests that a name may mean, by id and by words, likeliest first; for one that was merged the one it went into.
// in:  $interest_ids, $words: a Lucene query, $limit
// out: interest_id, name, name_zh, ids, names: all that lead to it, is_used: it has a weight
CALL () {
  MATCH (interest:Interest)
  WHERE interest.interest_id IN $interest_ids
  RETURN interest, 0.0 AS score
  UNION ALL
  CALL db.index.fulltext.queryNodes('interest_words', $words, {limit: $limit}) YIELD node, score
  RETURN node AS interest, score
}
WITH interest, max(score) AS score
MATCH (interest)-[:MERGED_INTO*0..]->(stands:Interest)
WHERE NOT EXISTS { (stands)-[:MERGED_INTO]->() }
WITH stands, max(score) AS score, collect(interest) AS meant
RETURN stands.interest_id AS interest_id, coalesce(stands.name, stands.interest_id) AS name, stands.name_zh AS name_zh,
       [one IN meant | one.interest_id] AS ids,
       [one IN meant | [one.name, one.name_zh] + coalesce(one.aliases, [])] AS names, stands.dropped IS NULL AS is_used
ORDER BY score DESC, coalesce(stands.support, 0) DESC, interest_id
