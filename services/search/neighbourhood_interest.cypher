// What surrounds an interest: items about it and users drawn to it or put off by it, the strongest of each in turn.
// in:  $id, $limit
// out: centre, tie, other, total; one row without a tie when nothing surrounds it
MATCH (centre:Interest {interest_id: $id})
OPTIONAL CALL (centre) {
  MATCH (centre)<-[tie:ABOUT]-(other:Item)
  WITH tie, other ORDER BY tie.weight DESC, coalesce(other.popularity, 0) DESC, other.item_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
  UNION ALL
  MATCH (centre)<-[tie:INTERESTED_IN]-(other:User)
  WITH tie, other ORDER BY tie.weight DESC, other.user_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
}
WITH centre, tie, other, place
ORDER BY place, elementId(other), elementId(tie)
LIMIT $limit
RETURN centre, tie, other,
       COUNT { (centre)<-[:ABOUT]-() } + COUNT { (centre)<-[:INTERESTED_IN]-() } AS total
