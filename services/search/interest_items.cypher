// Items about an interest, most about it first.
// in:  $interest_id, $limit
// out: item_id, title, title_zh, weight, sources, popularity, total
MATCH (interest:Interest {interest_id: $interest_id})<-[about:ABOUT]-(item:Item)
WITH item, max(about.weight) AS weight, collect(about.source) AS sources
ORDER BY weight DESC, coalesce(item.popularity, 0) DESC, item.item_id
WITH collect([item, weight, sources]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS item, one[1] AS weight, one[2] AS sources
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh,
       weight, sources, coalesce(item.popularity, 0) AS popularity, total
