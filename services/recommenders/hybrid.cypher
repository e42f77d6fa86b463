// How items score by all three: similarity to what the user has met lately (behaved), interests shared (shared), and
// popularity; these items, or without ids the best n that the user may get. Each of the three counts relative to its
// best among the $best_of most promising items of every one. Its parts are item_based.cypher, interest_path.cypher and
// popularity.cypher; a test holds them together.
// in:  $user_id, $item_ids or null, $n, $weights: [behaved, shared, popularity],
//      $pool: items of each that are scored, $best_of,
//      $history: newest items looked at, $method: null for the one last chosen, $without: interests left out of
//      account, $breadth: the strongest others looked at, $promising: items they lead to,
//      $shrink, $prior, $prior_half, $seen: also what the user has met, $exclude: ids left out
// out: item_id, title, title_zh, popularity, prior, bests: [behaved, shared, popularity],
//      seen_paths: [seen_id, title, title_zh, kind, value, strength, weight, method],
//      interest_paths: [interest_id, name, name_zh, affinity, aboutness, source, stated]
MATCH (user:User {user_id: $user_id})
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH user, coalesce($method, job.method, 'cosine') AS method
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE NOT interest.interest_id IN $without
  WITH drawn, interest
  ORDER BY drawn.weight DESC, interest.interest_id
  LIMIT $breadth
  RETURN collect(interest) AS interests, collect([interest, drawn.polarity * drawn.weight, drawn.stated]) AS drawns
}
CALL (user, method) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(seen:Item)
  WITH seen, interacted
  ORDER BY interacted.ats[-1] DESC, interacted.strength DESC, seen.item_id, interacted.kind
  LIMIT $history * 3
  WITH seen, interacted
  ORDER BY abs(interacted.strength) DESC, interacted.kind
  WITH seen, collect(interacted)[0] AS interacted, max(interacted.ats[-1]) AS newest_at
  ORDER BY newest_at DESC, interacted.strength DESC, seen.item_id
  LIMIT $history
  MATCH (seen)-[similar:SIMILAR_TO {method: method}]->(item:Item)
  WHERE interacted.strength <> 0
  WITH item, collect([seen, interacted, similar]) AS paths, sum(interacted.strength * similar.weight) AS score
  WITH item, paths, score
  ORDER BY round(score, 12) DESC, item.item_id
  RETURN collect([item, score, paths]) AS behaved
}
CALL (met, behaved) {
  UNWIND behaved AS one
  WITH met, one[0] AS item, one[1] AS score
  WHERE score > 0 AND coalesce(item.is_available, true) AND NOT item.item_id IN $exclude
    AND NOT item IN met
  WITH item
  LIMIT $pool
  RETURN collect(item) AS similar
}
CALL (met, drawns) {
  UNWIND drawns AS one
  WITH met, one[0] AS interest, one[1] AS affinity
  MATCH (interest)-[leads:LEADS_TO]->(item:Item)
  WITH met, item, sum(affinity * leads.weight) AS promise
  WHERE promise > 0
  WITH met, item, promise
  ORDER BY round(promise, 12) DESC, item.item_id
  LIMIT $promising
  WHERE coalesce(item.is_available, true) AND NOT item.item_id IN $exclude
    AND NOT item IN met
  WITH item
  LIMIT $pool
  RETURN collect(item) AS led
}
CALL (met) {
  MATCH (item:Item)
  WHERE item.popularity > 0 AND coalesce(item.is_available, true) AND NOT item.item_id IN $exclude
    AND NOT item IN met
  WITH item
  ORDER BY item.popularity DESC, item.item_id
  LIMIT $pool
  RETURN collect(item) AS popular
}
CALL (behaved, similar, led, popular) {
  UNWIND behaved AS one
  RETURN one[0] AS item, one[1] AS score, one[2] AS paths, false AS is_pooled, false AS is_best, false AS is_asked
UNION ALL
  UNWIND similar + led + popular AS item
  RETURN item, 0.0 AS score, null AS paths, true AS is_pooled, false AS is_best, false AS is_asked
UNION ALL
  UNWIND similar[..$best_of] + led[..$best_of] + popular[..$best_of] AS item
  RETURN item, 0.0 AS score, null AS paths, true AS is_pooled, true AS is_best, false AS is_asked
UNION ALL
  UNWIND $item_ids AS item_id
  MATCH (item:Item {item_id: item_id})
  RETURN item, 0.0 AS score, null AS paths, false AS is_pooled, false AS is_best, true AS is_asked
}
WITH interests, drawns, item, sum(score) AS behaved, head(collect(paths)) AS seen_paths, max(is_pooled) AS is_pooled,
     max(is_best) AS is_best, max(is_asked) AS is_asked
WHERE is_pooled OR is_asked
CALL (item, interests, drawns) {
  MATCH (item)-[about:ABOUT]->(interest:Interest)
  WHERE interest IN interests AND item.about_norm IS NOT NULL AND interest.specificity IS NOT NULL
  WITH interest, about, [one IN drawns WHERE one[0] = interest][0] AS drawn,
       about.weight * interest.specificity / (item.about_norm + $shrink) AS aboutness
  RETURN collect([interest, drawn, aboutness, about]) AS interest_paths, sum(drawn[1] * aboutness) AS shared
}
WITH item, behaved, seen_paths, interest_paths, shared, is_best, is_asked, coalesce(item.popularity, 0) AS popularity
WITH item, behaved, seen_paths, interest_paths, shared, is_best, is_asked, popularity,
     CASE WHEN size(interest_paths) > 0 THEN $prior * popularity / (popularity + $prior_half) ELSE 0.0 END AS prior
WITH collect([item, behaved, shared + prior, popularity, seen_paths, interest_paths, prior, is_asked]) AS rows,
     max(CASE WHEN is_best THEN behaved END) AS best_behaved,
     max(CASE WHEN is_best THEN shared + prior END) AS best_shared,
     max(CASE WHEN is_best THEN popularity END) AS best_popularity
UNWIND rows AS row
WITH row, [best_behaved, best_shared, toFloat(best_popularity)] AS bests
WITH row, bests, row[0] AS item,
     reduce(score = 0.0, at IN range(0, 2) |
       score + CASE WHEN bests[at] > 0 THEN $weights[at] * row[at + 1] / bests[at] ELSE 0.0 END) AS score
WHERE $item_ids IS NULL OR row[7]
WITH row, bests, item, score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $n
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, row[3] AS popularity, row[6] AS prior,
       bests,
       [path IN coalesce(row[4], []) | [path[0].item_id, path[0].title, path[0].title_zh,
                         path[1].kind, path[1].value, path[1].strength, path[2].weight, path[2].method]] AS seen_paths,
       [path IN row[5] | [path[0].interest_id, path[0].name, path[0].name_zh, path[1][1], path[2], path[3].source,
                         path[1][2]]]
         AS interest_paths
