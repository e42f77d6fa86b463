// How items score by what they are about and the user is drawn to, with the paths.
// in:  $user_id, $item_ids, $breadth: the user's strongest interests looked at, $shrink, $prior, $prior_half
// out: item_id, title, title_zh, score, popularity, prior,
//      paths: [interest_id, name, name_zh, affinity, aboutness, source]
MATCH (user:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WITH drawn, interest
ORDER BY drawn.weight DESC, interest.interest_id
LIMIT $breadth
WITH collect([interest, drawn.polarity * drawn.weight]) AS drawns, collect(interest) AS interests
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})-[about:ABOUT]->(interest:Interest)
WHERE interest IN interests AND item.about_norm IS NOT NULL AND interest.specificity IS NOT NULL
WITH item, interest, about, [one IN drawns WHERE one[0] = interest | one[1]][0] AS affinity
WITH item, collect([interest, affinity, about.weight * interest.specificity / (item.about_norm + $shrink), about]) AS paths,
     sum(affinity * about.weight * interest.specificity / (item.about_norm + $shrink)) AS score,
     coalesce(item.popularity, 0) AS popularity
WITH item, paths, score, popularity, $prior * popularity / (popularity + $prior_half) AS prior
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, score + prior AS score, popularity, prior,
       [path IN paths | [path[0].interest_id, path[0].name, path[0].name_zh, path[1], path[2], path[3].source]] AS paths
ORDER BY round(score, 12) DESC, item_id
