// What fills a list: the items that pleased most people and a list may hold.
// in:  $user_id, $n, $seen: also what the user has met, $exclude: ids left out,
//      $filter: [[{field, operator, value}, ...], ...]: of every clause one comparison must hold
// out: item_id, title, title_zh, popularity
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[:INTERACTED_WITH]->(item:Item)
  WHERE NOT $seen
  RETURN collect(item) AS met
}
MATCH (item:Item)
WHERE coalesce(item.is_available, true) AND NOT item.item_id IN $exclude AND NOT item IN met
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
LIMIT $n
