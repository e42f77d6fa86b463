// Items whose catalogue fields, crowd tags or texts changed since their interests were written.
// in:  $limit
// out: item_id, categories, creators, brand, crowd: [tag, users]
MATCH (item:Item)
WHERE item.interests_stale = true
WITH item ORDER BY item.item_id LIMIT $limit
CALL (item) {
  MATCH (item)<-[tagged:TAGGED]-(:User)
  WITH tagged.tag AS tag, count(*) AS users
  RETURN collect([tag, users]) AS crowd
}
RETURN item.item_id AS item_id, item.categories AS categories, item.creators AS creators, item.brand AS brand, crowd
