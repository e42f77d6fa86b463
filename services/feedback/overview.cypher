// A user in figures, what draws them, what they said of it and what they did, at once: what user, user_interests,
// statements and history answer one by one.
// in:  $user_id, $interests, $items: rows of each
// out: summary, interests, interests_total, said, history, history_total
MATCH (user:User {user_id: $user_id})
CALL (user) {
  MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WITH drawn, interest
  ORDER BY drawn.weight DESC, interest.interest_id
  WITH collect({interest_id: interest.interest_id, name: interest.name, name_zh: interest.name_zh, kind: interest.kind,
                weight: drawn.weight, polarity: drawn.polarity, evidence: drawn.evidence, stated: drawn.stated,
                first_at: drawn.first_at, last_at: drawn.last_at}) AS every
  RETURN every[..$interests] AS interests, size(every) AS interests_total
}
CALL (user) {
  MATCH (user)-[stated:STATED]->(interest:Interest)
  WITH stated, interest
  ORDER BY stated.at DESC, interest.interest_id
  RETURN collect({interest_id: interest.interest_id, name: interest.name, name_zh: interest.name_zh, kind: stated.kind,
                  at: stated.at}) AS said
}
CALL (user) {
  MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
  WITH item, interacted
  ORDER BY interacted.ats[-1] DESC, interacted.kind
  WITH item, collect(interacted) AS ties, max(interacted.ats[-1]) AS newest, sum(interacted.count) AS times
  ORDER BY newest DESC, item.item_id
  WITH collect([item, ties, newest]) AS done, coalesce(sum(times), 0) AS events
  RETURN [one IN done[..$items] | {
           item_id: one[0].item_id, title: coalesce(one[0].title, one[0].item_id), title_zh: one[0].title_zh,
           last_at: one[1][0].last_at, newest: one[2],
           feedback: [tie IN one[1] | [tie.kind, tie.value, tie.count, tie.last_at, tie.strength]]}] AS history,
         size(done) AS history_total, events
}
RETURN {
         user_id: user.user_id, name: user.name, rating_mean: user.rating_mean,
         newest_at: CASE WHEN user.newest_at > 0 THEN datetime({epochMillis: user.newest_at}) END,
         items: history_total, events: events, interests: interests_total,
         texts: COUNT { (user)-[:WROTE]->() }, tags: COUNT { (user)-[:TAGGED]->() },
         follows: COUNT { (user)-[:FOLLOWS]->() }, followers: COUNT { (user)<-[:FOLLOWS]-() },
         communities: COLLECT {
           MATCH (user)-[:IN_COMMUNITY]->(one:Community)
           RETURN [one.community_id, one.level, one.name, one.name_zh] ORDER BY one.level
         }
       } AS summary, interests, interests_total, said, history, history_total
