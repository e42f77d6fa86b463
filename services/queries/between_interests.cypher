// What ties two interests | 两个兴趣之间
// Items about both interests and people drawn to both, the strongest first.
// 同时关于两个兴趣的物品和同时喜欢两者的人，强的在前。
// about: interests
// in:  $interest_id: interest, one | 一个兴趣
//      $other_interest_id: interest, the other | 另一个兴趣
//      $limit: integer 1..1000 = 20, rows | 行数
// out: label, id, name, name_zh, weight: root of the product of both weights
MATCH (one:Interest {interest_id: $interest_id}), (other:Interest {interest_id: $other_interest_id})
CALL (one, other) {
  MATCH (one)<-[first:ABOUT]-(item:Item)-[second:ABOUT]->(other)
  RETURN 'Item' AS label, item.item_id AS id, item.title AS name, item.title_zh AS name_zh,
         sqrt(max(first.weight) * max(second.weight)) AS weight
  UNION ALL
  MATCH (one)<-[first:INTERESTED_IN]-(user:User)-[second:INTERESTED_IN]->(other)
  WHERE first.polarity > 0 AND second.polarity > 0
  RETURN 'User' AS label, user.user_id AS id, user.name AS name, null AS name_zh,
         sqrt(first.weight * second.weight) AS weight
}
RETURN label, id, name, name_zh, weight
ORDER BY weight DESC, label, id
LIMIT $limit
