// Support, specificity and the reason to drop, for every interest; one that was dropped or comes back makes the
// items that mention it stale.
// in:  $interest_ids, $items: number of items and loose texts, $min_support, $min_text_support,
//      $hub_share, $hub_least
UNWIND $interest_ids AS interest_id
MATCH (interest:Interest {interest_id: interest_id})
CALL (interest) {
  MATCH (interest)<-[about:ABOUT]-(item:Item)
  WHERE about.source IN ['catalogue', 'crowd', 'price']
  RETURN item.item_id AS carrier, CASE about.source WHEN 'crowd' THEN $min_support ELSE 1 END AS least
  UNION
  MATCH (interest)<-[:MENTIONS]-(document:Document)
  OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
  RETURN coalesce(item.item_id, document.document_id) AS carrier, $min_text_support AS least
  UNION
  WITH interest WHERE interest.support IS NOT NULL
  RETURN null AS carrier, null AS least
}
WITH interest, count(DISTINCT carrier) AS support, coalesce(min(least), 1) AS least
WITH interest, support, CASE
  WHEN interest.dropped IN ['generic', 'noise'] THEN interest.dropped
  WHEN EXISTS { (interest)-[:MERGED_INTO]->() } THEN 'merged'
  WHEN support >= $hub_least AND support > $hub_share * $items THEN 'hub'
  WHEN support < least THEN 'support' END AS dropped
SET interest.support = support,
    interest.specificity = CASE
      WHEN dropped IS NOT NULL OR $items < 2 THEN 0.0
      ELSE log(1.0 + toFloat($items) / support) / log(1.0 + $items) END
WITH interest, dropped, coalesce(interest.dropped, '') <> coalesce(dropped, '') AS has_turned
SET interest.dropped = dropped
WITH interest
WHERE has_turned
MATCH (interest)<-[:MENTIONS]-(:Document)-[:ABOUT_ITEM]->(item:Item)
SET item.about_stale = true
