// Hubs | 枢纽节点
// The nodes with the most ties of all: what every path runs through, and what makes queries slow.
// 联系最多的节点：条条路径都经过它，也使查询变慢。
// about: graph
// in:  $label: User|Item|Interest?, only this label | 只看这一种节点
//      $limit: integer 1..1000 = 20, rows | 行数
// out: label, id, name, name_zh, ties, interactions, interests: ties between users and interests, about: between items
//      and interests
MATCH (node:User|Item|Interest)
WHERE $label IS NULL OR $label IN labels(node)
WITH node, COUNT { (node)--() } AS ties
ORDER BY ties DESC, coalesce(node.user_id, node.item_id, node.interest_id)
LIMIT $limit
RETURN head(labels(node)) AS label, coalesce(node.user_id, node.item_id, node.interest_id) AS id,
       coalesce(node.name, node.title) AS name, coalesce(node.name_zh, node.title_zh) AS name_zh, ties,
       COUNT { (node)-[:INTERACTED_WITH]-() } AS interactions,
       COUNT { (node)-[:INTERESTED_IN]-() } AS interests, COUNT { (node)-[:ABOUT]-() } AS about
ORDER BY ties DESC, id
