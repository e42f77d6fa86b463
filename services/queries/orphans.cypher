// Orphans | 孤立节点
// Nodes that nothing leads to: users who met nothing, items without interests, interests in use that nothing carries.
// 无法到达的节点：没有接触过任何物品的用户、没有兴趣的物品、在用却无所属的兴趣。
// about: graph
// in:  $limit: integer 1..1000 = 50, rows | 行数
// out: label, id, name, name_zh, ties: of any kind
CALL () {
  MATCH (node:User)
  WHERE NOT EXISTS { (node)-[:INTERACTED_WITH]->() }
  RETURN node, 'User' AS label, node.user_id AS id, node.name AS name, null AS name_zh
  UNION ALL
  MATCH (node:Item)
  WHERE NOT EXISTS { (node)-[:ABOUT]->() }
  RETURN node, 'Item' AS label, node.item_id AS id, node.title AS name, node.title_zh AS name_zh
  UNION ALL
  MATCH (node:Interest)
  WHERE node.dropped IS NULL AND NOT EXISTS { (node)<-[:ABOUT]-() }
    AND NOT EXISTS { (node)<-[:INTERESTED_IN]-() }
  RETURN node, 'Interest' AS label, node.interest_id AS id, node.name AS name, node.name_zh AS name_zh
}
RETURN label, id, name, name_zh, COUNT { (node)--() } AS ties
ORDER BY ties, label, id
LIMIT $limit
