// Interests in use that were not compared since they got their vector, with the nearest that nothing was decided of yet.
// in:  $limit, $k
// out: interest: {interest_id, name, name_zh, kind, support}, near: [{interest, cosine}], nearest first
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND interest.embedding IS NOT NULL
  AND coalesce(interest.compared_checksum, '') <> interest.embedding_checksum
WITH interest ORDER BY interest.interest_id LIMIT $limit
CALL (interest) {
  CALL db.index.vector.queryNodes('interest_embedding', $k, interest.embedding) YIELD node AS other, score
  WHERE other <> interest AND other.dropped IS NULL
    AND NOT EXISTS { (interest)-[:MERGED_INTO|WAS_MERGED_INTO|KEPT_APART|MAY_BE]-(other) }
  WITH other, 2 * score - 1 AS cosine
  ORDER BY cosine DESC, other.interest_id
  RETURN collect({
    interest: other {.interest_id, .name, .name_zh, .kind, support: coalesce(other.support, 0)}, cosine: cosine
  }) AS near
}
RETURN interest {.interest_id, .name, .name_zh, .kind, support: coalesce(interest.support, 0)} AS interest, near
