// One item with all its fields, and how much is tied to it.
// in:  $item_id
// out: the fields, users, interests, documents
MATCH (item:Item {item_id: $item_id})
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       item.description AS description, item.description_zh AS description_zh,
       coalesce(item.categories, []) AS categories, coalesce(item.creators, []) AS creators, item.brand AS brand,
       item.year AS year, item.price AS price, item.url AS url, item.image AS image,
       item.published_at AS published_at, coalesce(item.is_available, true) AS is_available,
       coalesce(item.popularity, 0) AS popularity,
       COUNT { (item)<-[:INTERACTED_WITH]-() } AS interactions, COUNT { (item)-[:ABOUT]->() } AS interests,
       COUNT { (item)<-[:ABOUT_ITEM]-() } AS documents, COUNT { (item)<-[:TAGGED]-() } AS tags
