// What lies nearest a user, an item or an interest by the vectors that `rebuild embeddings` has made.
// in:  $label: User, Item or Interest, $id, $interests, $items: how many of each
// out: name, method, interests, items: [id, name, name_zh, cosine]; method null where the node has no vector
CYPHER 25
CALL () {
  MATCH (node:User {user_id: $id})
  WHERE $label = 'User'
  RETURN node
  UNION ALL
  MATCH (node:Item {item_id: $id})
  WHERE $label = 'Item'
  RETURN node
  UNION ALL
  MATCH (node:Interest {interest_id: $id})
  WHERE $label = 'Interest'
  RETURN node
}
WITH node, node.graph_vector AS place, node.graph_vector_method AS method
CALL (node, place, method) {
  WITH * WHERE place IS NOT NULL
  MATCH (interest:Interest)
  SEARCH interest IN (VECTOR INDEX interest_graph_vector FOR place LIMIT 2 * $interests + 10) SCORE AS score
  WITH node, method, interest, score
  ORDER BY score DESC, interest.interest_id
  WHERE interest.graph_vector_method = method AND interest.dropped IS NULL AND interest <> node
  WITH interest, score
  LIMIT $interests
  RETURN collect([interest.interest_id, interest.name, interest.name_zh, 2 * score - 1]) AS interests
}
CALL (node, place, method) {
  WITH * WHERE place IS NOT NULL
  MATCH (item:Item)
  SEARCH item IN (VECTOR INDEX item_graph_vector FOR place LIMIT $items + 1) SCORE AS score
  WITH node, method, item, score
  ORDER BY score DESC, item.item_id
  WHERE item.graph_vector_method = method AND item <> node
  WITH item, score
  LIMIT $items
  RETURN collect([item.item_id, coalesce(item.title, item.item_id), item.title_zh, 2 * score - 1]) AS items
}
RETURN coalesce(node.title, node.name, $id) AS name, method, interests, items
