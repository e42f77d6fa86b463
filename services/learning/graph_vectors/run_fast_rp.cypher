// Vectors of a projected graph by FastRP.
// in:  $graph, $dimensions, $steps: what the average of each step weighs, $damping, $seed
// out: label, id, vector
CALL gds.fastRP.stream($graph, {
  embeddingDimension: $dimensions, iterationWeights: $steps, normalizationStrength: $damping,
  relationshipWeightProperty: 'weight', randomSeed: $seed, concurrency: 1
}) YIELD nodeId, embedding
WITH gds.util.asNode(nodeId) AS node, embedding
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, embedding AS vector
