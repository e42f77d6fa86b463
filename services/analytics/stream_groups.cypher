// The group of every node of a projected graph.
// in:  $graph, $property: where the groups are kept
// out: label, id, group
CALL gds.graph.nodeProperty.stream($graph, $property) YIELD nodeId, propertyValue
WITH gds.util.asNode(nodeId) AS node, propertyValue
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, propertyValue AS group
