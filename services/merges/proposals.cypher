// What waits for a decision, those first that most items and texts depend on.
// in:  $limit
// out: interest, into: {interest_id, name, name_zh, kind, support}, cosine, by, why, opinion, at
MATCH (interest:Interest)-[proposed:MAY_BE]->(into:Interest)
WITH interest, proposed, into, coalesce(interest.support, 0) AS least
ORDER BY CASE proposed.opinion WHEN 'same' THEN 0 WHEN 'different' THEN 2 ELSE 1 END, least DESC, proposed.cosine DESC,
         interest.interest_id, into.interest_id
LIMIT $limit
RETURN interest {.interest_id, .name, .name_zh, .kind, support: coalesce(interest.support, 0)} AS interest,
       into {.interest_id, .name, .name_zh, .kind, support: coalesce(into.support, 0)} AS into,
       proposed.cosine AS cosine, proposed.by AS by, proposed.why AS why, proposed.opinion AS opinion, proposed.at AS at
