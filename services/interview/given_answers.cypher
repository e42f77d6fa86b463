// What a person answered in interviews, the latest first.
// in:  $user_id, $event_id: of all events that an interview stores, $limit
// out: label, id, name, name_zh, reply
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[tie:INTERACTED_WITH]->(item:Item)
  WHERE $event_id IN tie.event_ids
  RETURN 'Item' AS label, item.item_id AS id, coalesce(item.title, item.item_id) AS name, item.title_zh AS name_zh,
         CASE WHEN tie.kind = 'like' THEN 'yes' ELSE 'no' END AS reply,
         tie.ats[head([at IN range(0, size(tie.event_ids) - 1) WHERE tie.event_ids[at] = $event_id])] AS at
UNION ALL
  MATCH (user)-[stated:STATED]->(interest:Interest)
  WHERE stated.kind IN ['added', 'muted']
  RETURN 'Interest' AS label, interest.interest_id AS id, coalesce(interest.name, interest.interest_id) AS name,
         interest.name_zh AS name_zh, CASE stated.kind WHEN 'added' THEN 'yes' ELSE 'no' END AS reply,
         coalesce(stated.at.epochMillis, 0) AS at
UNION ALL
  MATCH (user)-[passed:PASSED_OVER]->(asked:Item|Interest)
  RETURN labels(asked)[0] AS label, coalesce(asked.item_id, asked.interest_id) AS id,
         coalesce(asked.title, asked.name, asked.item_id, asked.interest_id) AS name,
         coalesce(asked.title_zh, asked.name_zh) AS name_zh, 'unknown' AS reply, passed.at.epochMillis AS at
}
RETURN label, id, name, name_zh, reply
ORDER BY at DESC, label, id
LIMIT $limit
