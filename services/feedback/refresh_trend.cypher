// How lately items pleased people: the sum of 0.5 ^ (age / half-life) over the people pleased, as a logarithm that does
// not move when time goes on. With t for a time in half-lives, trend = log2(sum of 2 ^ t); at a time T the sum of
// what is left is 2 ^ (trend - T). Feedback without a date takes no part.
// in:  $item_ids, $half_life_ms
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
CALL (item) {
  MATCH (item)<-[interacted:INTERACTED_WITH]-(user:User)
  WHERE interacted.strength > 0 AND interacted.last_at IS NOT NULL
  WITH user, max(interacted.last_at.epochMillis) / $half_life_ms AS at
  RETURN collect(at) AS ats, max(at) AS newest
}
SET item.trend = newest + log(reduce(sum = 0.0, at IN ats | sum + 2.0 ^ (at - newest))) / log(2)
