// What items are about, and the catalogue's categories; a class of price is no theme.
// in:  $item_ids
// out: item_id, things: categories and interest ids
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
CALL (item) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE about.source <> 'price'
  RETURN collect(DISTINCT interest.interest_id) AS interests
}
RETURN item_id, interests + coalesce(item.categories, []) AS things
