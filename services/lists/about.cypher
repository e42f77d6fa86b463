// What items are about, and the catalogue's categories; a class of price is no theme.
// in:  $item_ids
// out: item_id, things: categories and interest ids, weights: [interest_id, weight] of the interests that count
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
CALL (item) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE about.source <> 'price'
  WITH interest, max(about.weight) AS weight
  RETURN collect(interest.interest_id) AS interests,
         collect(CASE WHEN interest.specificity IS NULL THEN null ELSE [interest.interest_id, weight] END) AS weights
}
RETURN item_id, interests + coalesce(item.categories, []) AS things, weights
