// What a language model is told before it orders a list: what draws the user and what puts them off, what they asked not
// to see, what they liked last, and what each item of the list is about.
// in:  $user_id, $item_ids, $liked, $disliked, $refused, $newest, $about: how many of each at most
// out: liked, disliked: [name, stated], strongest first, refused: names, the latest first, newest: titles, the latest
//      first, items: [item_id, title, year, creators, about], in the order of $item_ids
MATCH (user:User {user_id: $user_id})
CALL (user) {
  OPTIONAL MATCH (user)-[drawn:INTERESTED_IN]->(interest:Interest)
  WITH drawn, interest ORDER BY drawn.weight DESC, interest.interest_id
  RETURN collect([coalesce(interest.name, interest.name_zh), drawn.stated, drawn.polarity]) AS drawn
}
CALL (user) {
  OPTIONAL MATCH (user)-[said:STATED]->(interest:Interest)
  WHERE said.kind IN ['muted', 'removed']
  WITH said, interest ORDER BY said.at DESC, interest.interest_id LIMIT $refused
  RETURN collect(coalesce(interest.name, interest.name_zh)) AS refused
}
CALL (user) {
  OPTIONAL MATCH (user)-[did:INTERACTED_WITH]->(item:Item)
  WHERE did.strength > 0
  WITH item, max(did.last_at) AS at
  ORDER BY at DESC, item.item_id LIMIT $newest
  RETURN collect(coalesce(item.title, item.title_zh)) AS newest
}
CALL () {
  UNWIND range(0, size($item_ids) - 1) AS place
  MATCH (item:Item {item_id: $item_ids[place]})
  CALL (item) {
    OPTIONAL MATCH (item)-[about:ABOUT]->(interest:Interest)
    WHERE interest.dropped IS NULL AND interest.kind IN ['genre', 'topic', 'attribute']
    WITH interest, sum(about.weight) * interest.specificity AS weight
    ORDER BY weight DESC, interest.interest_id LIMIT $about
    RETURN collect(coalesce(interest.name, interest.name_zh)) AS about
  }
  WITH place, item, about ORDER BY place
  RETURN collect([item.item_id, coalesce(item.title, item.title_zh), item.year, item.creators, about]) AS items
}
RETURN [one IN drawn WHERE one[2] > 0 | one[..2]][..$liked] AS liked,
       [one IN drawn WHERE one[2] < 0 | one[..2]][..$disliked] AS disliked, refused, newest, items
