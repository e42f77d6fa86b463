// Items that a list of a dialogue may hold: what it is to be about, new to the person, within what was asked for.
// in:  $user_id or null, $wanted: interest ids, $like: item ids, $item_ids: others looked at, $popular: so many of the
//      popular ones too, $exclude: ids left out, $without: interest ids, $only: [[interest id, ...], ...]: one of each,
//      $filter: [[{field, operator, value}, ...], ...]: of every clause one comparison must hold, $limit
// out: item_id, title, title_zh, popularity
CALL () {
  MATCH (:User {user_id: $user_id})-[:INTERACTED_WITH]->(item:Item)
  RETURN collect(item) AS met
}
CALL () {
  UNWIND $wanted AS interest_id
  MATCH (:Interest {interest_id: interest_id})<-[:ABOUT]-(item:Item)
  RETURN item
  UNION
  UNWIND $like AS liked_id
  MATCH (:Item {item_id: liked_id})-[:SIMILAR_TO]->(item:Item)
  RETURN item
  UNION
  UNWIND $like AS liked_id
  MATCH (liked:Item {item_id: liked_id})-[:ABOUT]->(interest:Interest)<-[:ABOUT]-(item:Item)
  WHERE interest.dropped IS NULL AND item <> liked
  WITH liked, item, sum(interest.specificity) AS nearness
  ORDER BY nearness DESC, item.item_id
  LIMIT 300
  RETURN item
  UNION
  UNWIND $item_ids AS item_id
  MATCH (item:Item {item_id: item_id})
  RETURN item
  UNION
  UNWIND range(1, CASE WHEN $popular > 0 THEN 1 ELSE 0 END) AS once
  MATCH (item:Item)
  WHERE item.popularity >= 0
  WITH item ORDER BY item.popularity DESC LIMIT $popular
  RETURN item
}
WITH met, item
WHERE coalesce(item.is_available, true) AND NOT item.item_id IN $exclude AND NOT item IN met
  AND NOT EXISTS { MATCH (item)-[:ABOUT]->(out:Interest) WHERE out.interest_id IN $without }
  AND all(ids IN $only WHERE EXISTS { MATCH (item)-[:ABOUT]->(in:Interest) WHERE in.interest_id IN ids })
  AND all(clause IN $filter WHERE any(one IN clause WHERE CASE one.operator
    WHEN 'is' THEN toLower(item[one.field]) = one.value
    WHEN 'is not' THEN coalesce(toLower(item[one.field]) <> one.value, true)
    WHEN 'has' THEN any(value IN item[one.field] WHERE toLower(value) = one.value)
    WHEN 'has not' THEN NOT coalesce(any(value IN item[one.field] WHERE toLower(value) = one.value), false)
    WHEN 'contains' THEN any(value IN [] + item[one.field] WHERE toLower(value) CONTAINS one.value)
    WHEN 'contains not' THEN NOT coalesce(any(value IN [] + item[one.field] WHERE toLower(value) CONTAINS one.value), false)
    WHEN '=' THEN item[one.field] = one.value
    WHEN '<>' THEN coalesce(item[one.field] <> one.value, true)
    WHEN '<' THEN item[one.field] < one.value
    WHEN '<=' THEN item[one.field] <= one.value
    WHEN '>' THEN item[one.field] > one.value
    WHEN '>=' THEN item[one.field] >= one.value
    WHEN 'not <' THEN NOT coalesce(item[one.field] < one.value, false)
    WHEN 'not <=' THEN NOT coalesce(item[one.field] <= one.value, false)
    WHEN 'not >' THEN NOT coalesce(item[one.field] > one.value, false)
    WHEN 'not >=' THEN NOT coalesce(item[one.field] >= one.value, false)
    WHEN 'missing' THEN item[one.field] IS NULL
    WHEN 'present' THEN item[one.field] IS NOT NULL
    END))
RETURN item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh, coalesce(item.popularity, 0) AS popularity
ORDER BY popularity DESC, item_id
LIMIT $limit
