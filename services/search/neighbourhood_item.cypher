// What surrounds an item: interests, similar items, users it pleased, the strongest of each in turn.
// in:  $id, $limit
// out: centre, tie, other, total; one row without a tie when nothing surrounds it
MATCH (centre:Item {item_id: $id})
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH centre, coalesce(job.method, 'cosine') AS method
OPTIONAL CALL (centre, method) {
  MATCH (centre)-[tie:ABOUT]->(other:Interest)
  WHERE other.dropped IS NULL
  WITH tie, other ORDER BY tie.weight * coalesce(other.specificity, 0.0) DESC, other.interest_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
  UNION ALL
  MATCH (centre)-[tie:SIMILAR_TO {method: method}]->(other:Item)
  WITH tie, other ORDER BY tie.rank, other.item_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, place
  UNION ALL
  MATCH (centre)<-[tie:INTERACTED_WITH]-(other:User)
  WITH tie, other ORDER BY coalesce(tie.strength, 0.0) DESC, other.user_id LIMIT $limit
  WITH collect([tie, other]) AS ties
  UNWIND range(0, size(ties) - 1) AS place
  RETURN ties[place][0] AS tie, ties[place][1] AS other, 2 * place AS place
}
WITH centre, method, tie, other, place
ORDER BY place, elementId(other), elementId(tie)
LIMIT $limit
RETURN centre, tie, other,
       COUNT { (centre)-[:ABOUT]->(used:Interest) WHERE used.dropped IS NULL } + COUNT { (centre)-[:SIMILAR_TO {method: method}]->() }
         + COUNT { (centre)<-[:INTERACTED_WITH]-() } AS total
