// Vectors of a projected graph by node2vec; with p and q of 1 it is DeepWalk.
// Two passes over the walks by long steps: by short ones, vectors of a small graph stay near where they began, and five
// such passes find no more in more than twice the time.
// in:  $graph, $dimensions, $walks: from each node, $length, $window, $p: against going back, $q: against going away, $seed
// out: label, id, vector
CALL gds.node2vec.stream($graph, {
  embeddingDimension: $dimensions, walksPerNode: $walks, walkLength: $length, windowSize: $window,
  returnFactor: $p, inOutFactor: $q, relationshipWeightProperty: 'weight', iterations: 2, initialLearningRate: 0.05,
  randomSeed: $seed, concurrency: 1
}) YIELD nodeId, embedding
WITH gds.util.asNode(nodeId) AS node, embedding
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, embedding AS vector
