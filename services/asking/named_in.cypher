// Nodes whose names may stand in a question: by id, and by words.
// in:  $interest_ids, $words, $titles: Lucene queries, $user_ids, $item_ids, $limit
// out: type, id, name, name_zh, kind, aliases, uses: how much is tied to it
CALL () {
  MATCH (node:Interest) WHERE node.interest_id IN $interest_ids RETURN node
  UNION
  MATCH (node:User) WHERE node.user_id IN $user_ids RETURN node
  UNION
  MATCH (node:Item) WHERE node.item_id IN $item_ids RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('interest_words', $words, {limit: $limit}) YIELD node RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('user_words', $words, {limit: $limit}) YIELD node RETURN node
  UNION
  CALL db.index.fulltext.queryNodes('item_words', $titles, {limit: $limit}) YIELD node RETURN node
}
RETURN toLower(labels(node)[0]) AS type, coalesce(node.user_id, node.item_id, node.interest_id) AS id,
       coalesce(node.title, node.name, node.user_id, node.item_id) AS name,
       coalesce(node.title_zh, node.name_zh) AS name_zh, node.kind AS kind, coalesce(node.aliases, []) AS aliases,
       CASE WHEN node:Interest THEN COUNT { (node)<-[:ABOUT]-() } ELSE coalesce(node.popularity, 0) END AS uses
ORDER BY uses DESC, type, id
