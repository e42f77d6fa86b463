// Ties among the nodes already shown: what the items are about, and which are similar.
// in:  $items, $interests: ids
// out: start, end: [label, id], type, weight
UNWIND $items AS item_id
MATCH (item:Item {item_id: item_id})
CALL (item) {
  MATCH (item)-[tie:ABOUT]->(other:Interest)
  WHERE other.interest_id IN $interests
  RETURN other.interest_id AS id, 'Interest' AS label, 'ABOUT' AS type, max(tie.weight) AS weight
  UNION ALL
  MATCH (item)-[tie:SIMILAR_TO]->(other:Item)
  WHERE other.item_id IN $items AND tie.rank <= 5
  RETURN other.item_id AS id, 'Item' AS label, 'SIMILAR_TO' AS type, max(tie.weight) AS weight
}
RETURN item_id, label, id, type, weight
ORDER BY item_id, type, id
LIMIT 600
