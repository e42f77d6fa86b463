// What each piece of a user's feedback says and when it began and ended, beside the figures it depends on: mean
// rating, newest event.
// Twin of strength() and rating_mean() in kinds.py.
// in:  $user_ids, $kinds: the feedback table, $as_of, $first_date: ms; what is before is a place in a sequence, no date
// out: items: how many items' feedback changed
UNWIND $user_ids AS user_id
MATCH (user:User {user_id: user_id})
OPTIONAL MATCH (user)-[interacted:INTERACTED_WITH]->(:Item)
WITH user, collect(interacted) AS ties, coalesce(max(interacted.ats[-1]), 0) AS newest_at, $kinds['rate'] AS rate
WITH user, ties, newest_at, rate,
     [tie IN ties WHERE tie.kind = 'rate' AND tie.value IS NOT NULL | tie.value] AS ratings
WITH user, ties, newest_at,
     CASE WHEN size(ratings) = 0 THEN toFloat(rate.neutral) ELSE
       (reduce(total = 0.0, rating IN ratings | total + rating) + rate.prior * rate.neutral)
         / (size(ratings) + rate.prior) END AS mean
SET user.rating_mean = mean, user.newest_at = newest_at, user.as_of = $as_of,
    user.strengths_stale = null, user.interests_stale = true, user.neighbours_stale_at = $as_of
WITH mean, ties
UNWIND ties AS tie
WITH tie, mean, coalesce($kinds[tie.kind], $kinds['*']) AS kind
WITH tie, CASE
  WHEN kind.reads = 'rating' AND tie.value IS NOT NULL THEN
    kind.weight * CASE
      WHEN kind.base + (tie.value - mean) / kind.spread > 1 THEN 1.0
      WHEN kind.base + (tie.value - mean) / kind.spread < -1 THEN -1.0
      ELSE kind.base + (tie.value - mean) / kind.spread END
  WHEN kind.reads = 'count' AND tie.value IS NOT NULL THEN
    kind.weight * CASE
      WHEN tie.value < 0 THEN 0.0
      WHEN log10(1 + tie.value) > kind.spread THEN 1.0
      ELSE log10(1 + tie.value) / kind.spread END
  WHEN log(tie.count) > 4 THEN kind.weight * 2.0
  ELSE kind.weight * (1 + log(tie.count) / 4) END AS raw
WITH tie, CASE WHEN raw > 2 THEN 2.0 WHEN raw < -2 THEN -2.0 ELSE raw END AS strength
WHERE tie.strength IS NULL OR tie.strength <> strength
WITH tie, strength, [at IN tie.ats WHERE at >= $first_date] AS known
SET tie.strength = strength,
    tie.first_at = CASE WHEN size(known) > 0 THEN datetime({epochMillis: known[0]}) END,
    tie.last_at = CASE WHEN size(known) > 0 THEN datetime({epochMillis: known[-1]}) END
WITH DISTINCT endNode(tie) AS item
SET item.similarity_stale_at = $as_of
RETURN count(item) AS items
