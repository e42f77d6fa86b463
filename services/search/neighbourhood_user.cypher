// What surrounds a user: interests, items met, people followed, the strongest of each in turn.
// in:  $id, $limit
// out: centre, tie, other, total; one row without a tie when nothing surrounds it
MATCH (centre:User {user_id: $id})
OPTIONAL CALL (centre) {
  MATCH (centre)-[tie:INTERESTED_IN]->(other:Interest)
  WITH tie, other ORDER BY tie.weight DESC, other.interest_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
  UNION ALL
  MATCH (centre)-[tie:INTERACTED_WITH]->(other:Item)
  WITH tie, other ORDER BY abs(coalesce(tie.strength, 0.0)) DESC, tie.ats[-1] DESC, other.item_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
  UNION ALL
  MATCH (centre)-[tie:FOLLOWS]-(other:User)
  WITH tie, other ORDER BY other.user_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, 3 * place AS place
}
WITH centre, tie, other, place
ORDER BY place, elementId(other), elementId(tie)
LIMIT $limit
RETURN centre, tie, other,
       COUNT { (centre)-[:INTERESTED_IN]->() } + COUNT { (centre)-[:INTERACTED_WITH]->() }
         + COUNT { (centre)-[:FOLLOWS]-() } AS total
