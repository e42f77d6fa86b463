// The group of every node of a projected graph, by the Leiden algorithm of Graph Data Science.
// in:  $graph, $resolution: the higher, the smaller the groups, $seed
// out: label, id, group
CALL gds.leiden.stream($graph, {
  relationshipWeightProperty: 'weight', gamma: $resolution, randomSeed: $seed, concurrency: 1
}) YIELD nodeId, communityId
WITH gds.util.asNode(nodeId) AS node, communityId
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, communityId AS group
