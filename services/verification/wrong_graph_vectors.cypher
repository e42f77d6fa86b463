// Vectors from the ties of the graph that are not what the card of the job says: at most twenty.
// in:  $method, $dimensions: of the card, null without one, $tolerance: of the length 1
// out: vectors: how many there are, wrong: [label, id]
MATCH (node:User|Item|Interest)
WHERE node.graph_vector IS NOT NULL
WITH node, coalesce(node.graph_vector_method = $method AND size(node.graph_vector) = $dimensions
  AND abs(reduce(sum = 0.0, one IN node.graph_vector | sum + one * one) - 1.0) < $tolerance, false) AS is_right
WITH count(node) AS vectors, collect(CASE WHEN NOT is_right THEN
  [CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END,
   coalesce(node.user_id, node.item_id, node.interest_id)] END) AS wrong
RETURN vectors, wrong[..20] AS wrong
