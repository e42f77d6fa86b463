// Some of those who like these items, spread over all who do, each with the items that please them and the interests that
// draw them.
// in:  $user_id, $liked, $popular: whose fans are read, $alike, $fans: how many of each of both, $looked: fans of one
//      item looked at, $items: item ids, $read_at_most: ties of one person, $drawn_from: least weight of an interest
// out: likes: item ids among the items, drawn: interest ids
CALL () {
  UNWIND [item_id IN $liked | [item_id, $alike]] + [item_id IN $popular | [item_id, $fans]] AS seed
  CALL (seed) {
    MATCH (:Item {item_id: seed[0]})<-[tie:INTERACTED_WITH]-(person:User)
    WHERE tie.strength > 0 AND person.user_id <> $user_id AND person.dropped IS NULL
    WITH DISTINCT person
    LIMIT $looked
    RETURN collect(person) AS people
  }
  UNWIND [at IN range(0, seed[1] - 1) | people[at * size(people) / seed[1]]] AS person
  RETURN DISTINCT person
}
CALL (person) {
  MATCH (person)-[tie:INTERACTED_WITH]->(item:Item)
  WITH tie, item
  LIMIT $read_at_most
  WHERE tie.strength > 0 AND item.item_id IN $items
  RETURN collect(DISTINCT item.item_id) AS likes
}
CALL (person) {
  MATCH (person)-[drawn:INTERESTED_IN]->(interest:Interest)
  WHERE drawn.polarity = 1 AND drawn.weight >= $drawn_from AND interest.kind <> 'attribute'
  RETURN collect(interest.interest_id) AS drawn
}
RETURN likes, drawn
ORDER BY person.user_id
