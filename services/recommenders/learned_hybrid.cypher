// How items score by what `learn` found: these items, or without ids the best n that the user may get. A thing met counts
// its share of the history, half as much for each half-life of things liked since, times SUGGESTS to the item, or
// INTRODUCES for newcomers; then what pleased many, and what the user said of interests; of the best by these, for people
// who are known, the product of both leanings too, from their lengths and the angle between them, which is faster than
// number by number. Nobody gets a row where nothing was learned or the user likes nothing yet.
// in:  $user_id, $item_ids or null, $n, $most: newest things looked at, of one time those that most like,
//      $few: the last prior is for more likes,
//      $faintest: share of the newest thing's weight below which a thing is not looked at,
//      $popular: the most popular items that compete, $looked: items that compete at all, these first, then those most
//      led to; $pool: items whose leanings are looked at,
//      $stated: what is said of an interest -> what it counts, $without: interests left out of account, $shrink,
//      $seen: also what the user has met, $exclude: ids left out, $with_paths: what a score is made of too
// out: item_id, title, title_zh, popularity, score, prior, leaning, seen_paths: [seen_id, title, title_zh, kind, value,
//      share, weight, type], interest_paths: [interest_id, name, name_zh, affinity, aboutness, source, said]
MATCH (user:User {user_id: $user_id})
MATCH (learn:Job {job_id: 'learn'})
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(seen:Item)
  WHERE interacted.strength <> 0
  WITH seen, interacted
  ORDER BY abs(interacted.strength) DESC, interacted.kind
  WITH seen, head(collect(interacted)) AS said, max(interacted.ats[-1]) AS at
  ORDER BY at DESC, coalesce(seen.popularity, 0) DESC, seen.item_id DESC
  RETURN collect([seen, said, at]) AS everything, collect(CASE WHEN said.strength > 0 THEN at END) AS liked
}
WITH user, learn, everything, liked, size(liked) AS likes, size(liked) <= learn.few AS is_newcomer
WHERE likes > 0
WITH user, everything, liked, is_newcomer, CASE WHEN is_newcomer THEN null ELSE user.leaning END AS leaning,
     user.leaning_norm AS leaning_norm, CASE WHEN is_newcomer THEN null ELSE learn.half_life END AS half_life,
     learn.priors[CASE WHEN is_newcomer THEN likes ELSE $few + 1 END - 1] AS prior
CALL (everything, liked, half_life) {
  // After so many newer likes a thing is too faint.
  WITH everything, half_life, liked[..toInteger(ceil(-log($faintest) / log(2) * half_life))] AS recent
  UNWIND everything[..$most] AS one
  WITH one, CASE WHEN half_life IS NULL THEN 1.0
                 ELSE 0.5 ^ (size([at IN recent WHERE at > one[2]]) / half_life) END AS fresh
  WHERE fresh > $faintest
  WITH collect([one[0], one[1], fresh]) AS found,
       sum(CASE WHEN one[1].strength > 0 THEN fresh END) AS total
  WITH found, CASE WHEN total > 0 THEN total ELSE 1.0 END AS total
  RETURN [one IN found | [one[0], sign(one[1].strength) * one[2] / total,
                          [one[0].item_id, one[0].title, one[0].title_zh, one[1].kind, one[1].value]]] AS history
}
CALL (user) {
  MATCH (user)-[stated:STATED]->(interest:Interest)
  WHERE NOT interest.interest_id IN $without AND $stated[stated.kind] IS NOT NULL
    AND interest.specificity IS NOT NULL
  RETURN collect([interest, $stated[stated.kind], stated.kind]) AS statements
}
CALL (user, history, statements, is_newcomer) {
  // Summed in here, by item alone: outside, every tie would be grouped by the whole history as well. Place 1 is kept
  // whatever it scores, place 2 may not be had; that is known by rows, not by looking each item up in a list.
  CALL (user, history, statements, is_newcomer) {
    MATCH (user)-[:INTERACTED_WITH]->(item:Item)
    WHERE $item_ids IS NULL AND NOT $seen
    RETURN item, 0.0 AS part, null AS path, 2 AS place
  UNION ALL
    UNWIND $exclude AS item_id
    MATCH (item:Item {item_id: item_id})
    RETURN item, 0.0 AS part, null AS path, 2 AS place
  UNION ALL
    MATCH (item:Item)
    WHERE item.popularity > 0 AND $item_ids IS NULL
    WITH item
    ORDER BY item.popularity DESC, item.item_id
    LIMIT $popular
    RETURN item, 0.0 AS part, null AS path, 1 AS place
  UNION ALL
    UNWIND $item_ids AS item_id
    MATCH (item:Item {item_id: item_id})
    RETURN item, 0.0 AS part, null AS path, 1 AS place
  UNION ALL
    UNWIND statements AS one
    WITH one[0] AS interest, one[1] AS affinity
    MATCH (interest)<-[about:ABOUT]-(item:Item)
    WHERE item.about_norm IS NOT NULL
    RETURN item, affinity * about.weight * interest.specificity / (item.about_norm + $shrink) AS part, null AS path,
           0 AS place
  UNION ALL
    UNWIND CASE WHEN is_newcomer THEN history ELSE [] END AS one
    WITH one, one[0] AS seen, one[1] AS share
    MATCH (seen)-[tie:INTRODUCES]->(item)
    RETURN item, share * tie.weight AS part, [one, tie] AS path, 0 AS place
  UNION ALL
    UNWIND CASE WHEN is_newcomer THEN [] ELSE history END AS one
    WITH one, one[0] AS seen, one[1] AS share
    MATCH (seen)-[tie:SUGGESTS]->(item)
    RETURN item, share * tie.weight AS part, [one, tie] AS path, 0 AS place
  }
  RETURN item, sum(part) AS score, collect(path) AS paths, max(place) AS place
}
WITH statements, leaning, leaning_norm, prior, item, score, paths, place
WHERE CASE WHEN $item_ids IS NULL THEN place < 2 AND coalesce(item.is_available, true) ELSE place = 1 END
WITH statements, leaning, leaning_norm, prior, item, score, paths
ORDER BY place DESC, score DESC
LIMIT $looked
WITH statements, leaning, leaning_norm, item, paths, score, prior * log(1 + coalesce(item.popularity, 0)) AS prior
WITH statements, leaning, leaning_norm, item, paths, prior, score + prior AS score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $pool
WITH statements, item, paths, prior, score,
     coalesce(leaning_norm * item.leaning_norm * (2 * vector.similarity.cosine(leaning, item.leaning) - 1), 0.0) AS leaning
WITH statements, item, paths, prior, leaning, score + leaning AS score
ORDER BY round(score, 12) DESC, item.item_id
LIMIT $n
CALL (item, statements) {
  UNWIND CASE WHEN $with_paths THEN statements ELSE [] END AS one
  WITH one[0] AS interest, one[1] AS affinity, one[2] AS said
  MATCH (interest)<-[about:ABOUT]-(item)
  WHERE item.about_norm IS NOT NULL
  RETURN collect([interest.interest_id, interest.name, interest.name_zh, affinity,
                  about.weight * interest.specificity / (item.about_norm + $shrink), about.source, said])
         AS interest_paths
}
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh,
       coalesce(item.popularity, 0) AS popularity, score, prior, leaning,
       [path IN CASE WHEN $with_paths THEN paths ELSE [] END |
        path[0][2] + [path[0][1], path[1].weight, type(path[1])]] AS seen_paths, interest_paths
ORDER BY round(score, 12) DESC, item_id
