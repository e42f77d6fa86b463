// Who met the most | 谁读得最多
// asks: who has read the most books | who reads the most | which people have read the most | busiest readers | most active people | which readers read the most | the {count} most active readers
// asks: 谁读的书最多 | 谁看书最多 | 读书最多的人 | 谁最爱看书 | 哪些读者最爱看书 | 最活跃的人是谁 | 最活跃的{count}个读者
// says: They met the most: {names}. | 接触最多的是：{names}。
// in:  $count: count = 10
// out: user_id, user, items
MATCH (user:User)-[:INTERACTED_WITH]->(item:Item)
RETURN user.user_id AS user_id, user.name AS user, count(DISTINCT item) AS items
ORDER BY items DESC, user_id
LIMIT $count
