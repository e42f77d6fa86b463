// What the graph says of items in words, with their strongest interests, in order of their ids.
// in:  $after: the last id seen, $limit
// out: id, checksum: of the text behind the vector there is, title, title_zh, description, description_zh, categories,
//      creators, brand, interests: names, strongest first
MATCH (item:Item)
WHERE item.item_id > $after
WITH item
ORDER BY item.item_id
LIMIT $limit
CALL (item) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE interest.dropped IS NULL
  WITH interest, max(about.weight) * coalesce(interest.specificity, 0) AS weight
  ORDER BY weight DESC, interest.interest_id
  LIMIT 8
  RETURN collect(interest.name) AS interests
}
RETURN item.item_id AS id, item.embedding_checksum AS checksum, item.title AS title, item.title_zh AS title_zh,
       item.description AS description, item.description_zh AS description_zh,
       coalesce(item.categories, []) AS categories, coalesce(item.creators, []) AS creators, item.brand AS brand,
       interests
