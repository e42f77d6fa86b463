// Nodes of one label that hold these words, best first; an exact id comes before all.
// in:  $index, $words: a Lucene query, $text: as typed, $limit
// out: label, id, name, name_zh, hint, score, total (at most 1000)
CALL () {
  CALL db.index.fulltext.queryNodes($index, $words, {limit: 1000}) YIELD node, score
  RETURN node, score
  UNION ALL
  MATCH (node:User {user_id: $text}) WHERE $index = 'user_words'
  RETURN node, 1e6 AS score
  UNION ALL
  MATCH (node:Item {item_id: $text}) WHERE $index = 'item_words'
  RETURN node, 1e6 AS score
  UNION ALL
  MATCH (node:Interest {interest_id: $text}) WHERE $index = 'interest_words'
  RETURN node, 1e6 AS score
}
WITH node, max(score) AS score
WHERE node.dropped IS NULL
WITH node, score, coalesce(node.user_id, node.item_id, node.interest_id) AS id
ORDER BY score DESC, id
WITH collect([node, score, id]) AS found
UNWIND found[..$limit] AS one
WITH found, one[0] AS node, one[1] AS score, one[2] AS id
RETURN labels(node)[0] AS label, id, coalesce(node.title, node.name, id) AS name,
       coalesce(node.title_zh, node.name_zh) AS name_zh,
       coalesce(node.kind, node.creators[0], node.brand) AS hint, score, size(found) AS total
