// Items about what the user is drawn to, best first, with the paths that lead there.
// in:  $user_id, $n, $breadth: the user's strongest interests looked at, $shrink, $prior, $prior_half,
//      $item_ids: only these (met before or not) or null
// out: item_id, title, title_zh, popularity, prior, paths: [interest_id, name, name_zh, affinity, aboutness, source]
MATCH (user:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WITH user, drawn, interest
ORDER BY drawn.weight DESC, interest.interest_id
LIMIT $breadth
MATCH (interest)<-[about:ABOUT]-(item:Item)
WHERE $item_ids IS NULL OR item.item_id IN $item_ids
WITH user, item, interest, about, drawn.polarity * drawn.weight AS affinity,
     about.weight * interest.specificity / (item.about_norm + $shrink) AS aboutness
WITH user, item, sum(affinity * aboutness) AS score,
     collect([interest, affinity, aboutness, about]) AS paths
WHERE $item_ids IS NOT NULL
   OR (score > 0 AND coalesce(item.is_available, true) AND NOT EXISTS { (user)-[:INTERACTED_WITH]->(item) })
WITH item, score, paths, coalesce(item.popularity, 0) AS popularity
WITH item, score, paths, popularity, $prior * popularity / (popularity + $prior_half) AS prior
ORDER BY round(score + prior, 12) DESC, item.item_id
LIMIT $n
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, popularity, prior,
       [path IN paths | [path[0].interest_id, path[0].name, path[0].name_zh, path[1], path[2], path[3].source]] AS paths
