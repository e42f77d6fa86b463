// What users are drawn to or put off by, from their feedback and from their own words; replaces what stood there.
// Twin of affinities() in formula.py: signal x decay x aboutness, summed, x specificity, the strongest scaled to 1; what
// the person stated beats it. Weights are rounded, so that one that stays the same is not written again.
// in:  $user_ids, $half_life_ms, $lasting: what the oldest still counts, $text_weight, $neutral_mention, $per_user,
//      $added: what an added interest counts at least
UNWIND $user_ids AS user_id
MATCH (user:User {user_id: user_id})
SET user.interests_stale = null
WITH user, coalesce(user.newest_at, 0) AS newest_at
CALL (user) {
  OPTIONAL MATCH (user)-[stated:STATED]->(interest:Interest)
  RETURN collect(CASE WHEN stated.kind IN ['pinned', 'added'] THEN {interest: interest, kind: stated.kind} END) AS wanted,
         collect(CASE WHEN stated.kind IN ['muted', 'removed'] THEN interest END) AS refused
}
CALL (user, newest_at, refused) {
  CALL (user) {
    MATCH (user)-[interacted:INTERACTED_WITH]->(item:Item)
    WHERE interacted.strength <> 0
    RETURN item AS source, interacted.strength AS signal, interacted.ats[-1] AS at
    UNION ALL
    MATCH (user)-[:WROTE]->(document:Document)
    RETURN document AS source, $text_weight / 5.0 AS signal, coalesce(document.at.epochMillis, 0) AS at
  }
  WITH refused, source, at, signal * CASE
    WHEN at = 0 OR at >= newest_at THEN 1.0
    ELSE $lasting + (1 - $lasting) * 0.5 ^ ((newest_at - at) / $half_life_ms) END AS signal
  MATCH (source)-[tie:ABOUT|MENTIONS]->(interest:Interest)
  WITH refused, interest, at, signal * CASE
    WHEN tie:ABOUT THEN tie.weight
    WHEN tie.polarity = 0 THEN tie.strength * $neutral_mention
    ELSE toFloat(tie.strength * tie.polarity) END AS part
  WITH interest, refused, sum(part) AS total, count(*) AS evidence,
       min(CASE at WHEN 0 THEN null ELSE at END) AS first_at, max(CASE at WHEN 0 THEN null ELSE at END) AS last_at
  WHERE interest.dropped IS NULL AND NOT interest IN refused
  WITH interest, round(total * interest.specificity, 12) AS raw, evidence, first_at, last_at
  WHERE raw <> 0
  WITH interest, raw, evidence, first_at, last_at
  ORDER BY abs(raw) DESC, interest.interest_id
  LIMIT $per_user
  RETURN collect({interest: interest, raw: raw, evidence: evidence, first_at: first_at, last_at: last_at}) AS ranked
}
WITH user, wanted, [one IN wanted | one.interest] AS kept,
     [one IN ranked | one {
       .*, weight: round(abs(one.raw) / abs(ranked[0].raw), 9), polarity: toInteger(sign(one.raw))}] AS derived
WITH user, [one IN derived WHERE NOT one.interest IN kept] AS unsaid,
     [one IN wanted | {interest: one.interest, kind: one.kind, was: head([was IN derived WHERE was.interest = one.interest])}]
       AS said
WITH user, unsaid + [one IN said | {
  interest: one.interest, polarity: 1, stated: one.kind, evidence: coalesce(one.was.evidence, 0),
  first_at: one.was.first_at, last_at: one.was.last_at,
  weight: CASE WHEN one.kind = 'pinned' THEN 1.0 WHEN one.was.polarity = 1 AND one.was.weight > $added THEN one.was.weight
          ELSE $added END
}] AS drawns
CALL (user, drawns) {
  WITH user, [one IN drawns | one.interest] AS kept
  MATCH (user)-[old:INTERESTED_IN]->(interest:Interest)
  WHERE NOT interest IN kept
  DELETE old
}
UNWIND drawns AS one
WITH user, one, one.interest AS interest
MERGE (user)-[drawn:INTERESTED_IN]->(interest)
SET drawn.weight = one.weight, drawn.polarity = one.polarity, drawn.evidence = one.evidence, drawn.stated = one.stated,
    drawn.first_at = CASE WHEN one.first_at IS NOT NULL THEN datetime({epochMillis: one.first_at}) END,
    drawn.last_at = CASE WHEN one.last_at IS NOT NULL THEN datetime({epochMillis: one.last_at}) END
