// Vectors of a projected graph by a GraphSAGE that was trained.
// in:  $graph, $model
// out: label, id, vector
CALL gds.beta.graphSage.stream($graph, {modelName: $model, concurrency: 1}) YIELD nodeId, embedding
WITH gds.util.asNode(nodeId) AS node, embedding
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, embedding AS vector
