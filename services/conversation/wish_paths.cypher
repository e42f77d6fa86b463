// What ties items to wishes: the interests asked for that they are about, what is like the items asked for.
// in:  $item_ids, $wanted: interest ids, $like: item ids, $shrink
// out: item_id, title, title_zh,
//      about: [interest_id, name, name_zh, aboutness, source],
//      similar: [liked_id, title, title_zh, weight, method],
//      shared: [liked_id, title, title_zh, interest_id, name, name_zh, nearness]
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH coalesce(job.method, 'cosine') AS method
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
RETURN item_id, item.title AS title, item.title_zh AS title_zh,
  COLLECT {
    MATCH (item)-[about:ABOUT]->(interest:Interest)
    WHERE interest.interest_id IN $wanted
    WITH interest, about ORDER BY interest.interest_id, about.source
    RETURN [interest.interest_id, interest.name, interest.name_zh,
            about.weight / (coalesce(item.about_norm, 0.0) + $shrink), about.source]
  } AS about,
  COLLECT {
    MATCH (liked:Item)-[similar:SIMILAR_TO {method: method}]->(item)
    WHERE liked.item_id IN $like
    WITH liked, similar ORDER BY liked.item_id, similar.method
    RETURN [liked.item_id, liked.title, liked.title_zh, similar.weight, similar.method]
  } AS similar,
  COLLECT {
    MATCH (liked:Item)-[theirs:ABOUT]->(interest:Interest)<-[about:ABOUT]-(item)
    WHERE liked.item_id IN $like AND interest.dropped IS NULL AND liked <> item
    WITH liked, interest, max(theirs.weight) AS one, max(about.weight) AS other
    WITH liked, interest, one * other * interest.specificity * interest.specificity
         / ((coalesce(liked.about_norm, 0.0) + $shrink) * (coalesce(item.about_norm, 0.0) + $shrink)) AS nearness
    ORDER BY nearness DESC, liked.item_id, interest.interest_id
    RETURN [liked.item_id, liked.title, liked.title_zh, interest.interest_id, interest.name, interest.name_zh, nearness]
  } AS shared
