// Interests and items whose names may stand in an utterance: by id, and by words.
// in:  $interest_ids, $interest_words, $item_words: Lucene queries, $limit
// out: label, id, name, name_zh, kind, aliases, uses: items about the interest, or people the item pleased
CALL () {
  MATCH (interest:Interest)
  WHERE interest.interest_id IN $interest_ids
  RETURN interest AS node
  UNION
  CALL db.index.fulltext.queryNodes('interest_words', $interest_words, {limit: $limit}) YIELD node
  RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('item_words', $item_words, {limit: $limit}) YIELD node
  RETURN node
}
RETURN labels(node)[0] AS label, coalesce(node.item_id, node.interest_id) AS id,
       coalesce(node.title, node.name, node.item_id, node.interest_id) AS name,
       coalesce(node.title_zh, node.name_zh) AS name_zh, node.kind AS kind, coalesce(node.aliases, []) AS aliases,
       CASE WHEN node:Item THEN coalesce(node.popularity, 0) ELSE COUNT { (node)<-[:ABOUT]-(:Item) } END AS uses
ORDER BY label, id
