// How items score by what they are about and the user is drawn to, with the paths: these items, or without ids the best
// of the most promising ones that the user may get.
// in:  $user_id, $item_ids or null, $n, $without: interests left out of account, $breadth: the
//      strongest others looked at, $shrink, $prior, $prior_half,
//      $pool: items that may be promising, $looked: items of the pool scored,
//      $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, score, popularity, prior,
//      paths: [interest_id, name, name_zh, affinity, aboutness, source, stated]
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE NOT interest.interest_id IN $without
WITH met, drawn, interest
ORDER BY drawn.weight DESC, interest.interest_id
LIMIT $breadth
WITH met, collect(interest) AS interests, collect([interest, drawn.polarity * drawn.weight, drawn.stated]) AS drawns
CALL (met, drawns) {
  UNWIND CASE WHEN $item_ids IS NULL THEN drawns ELSE [] END AS one
  WITH met, one[0] AS interest, one[1] AS affinity
  MATCH (interest)-[leads:LEADS_TO]->(item:Item)
  WITH met, item, sum(affinity * leads.weight) AS promise
  WHERE promise > 0
  WITH met, item, promise
  ORDER BY round(promise, 12) DESC, item.item_id
  LIMIT $pool
  WHERE coalesce(item.is_available, true) AND NOT item IN met
    AND NOT item.item_id IN $exclude
  RETURN item
  LIMIT $looked
UNION
  UNWIND $item_ids AS item_id
  MATCH (item:Item {item_id: item_id})
  RETURN item
}
MATCH (item)-[about:ABOUT]->(interest:Interest)
WHERE interest IN interests AND item.about_norm IS NOT NULL AND interest.specificity IS NOT NULL
WITH item, interest, about, [one IN drawns WHERE one[0] = interest][0] AS drawn,
     about.weight * interest.specificity / (item.about_norm + $shrink) AS aboutness
WITH item, collect([interest, drawn, aboutness, about]) AS paths, sum(drawn[1] * aboutness) AS score,
     coalesce(item.popularity, 0) AS popularity
WITH item, paths, popularity, $prior * popularity / (popularity + $prior_half) AS prior,
     score + $prior * popularity / (popularity + $prior_half) AS score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $n
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score, popularity, prior,
       [path IN paths | [path[0].interest_id, path[0].name, path[0].name_zh, path[1][1], path[2], path[3].source,
                         path[1][2]]] AS paths
