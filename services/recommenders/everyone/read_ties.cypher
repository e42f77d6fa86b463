// All feedback of every user, kind by kind: time of the newest event and strength, NaN where it is not weighed yet.
// out: user_id, kind, item_ids, newest_ats, strengths
MATCH (user:User)-[interacted:INTERACTED_WITH]->(item:Item)
RETURN user.user_id AS user_id, interacted.kind AS kind, collect(item.item_id) AS item_ids,
       collect(coalesce(interacted.ats[-1], 0)) AS newest_ats, collect(coalesce(interacted.strength, 0.0 / 0.0)) AS strengths
