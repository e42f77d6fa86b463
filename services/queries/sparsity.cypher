// Sparsity of the user-item matrix | 用户—物品矩阵的稀疏度
// How much of the matrix of users and items is filled, and how much a usual user and item have.
// 用户与物品矩阵填了多少，一般的用户和物品有多少互动。
// about: graph
// in:  nothing
// out: users, items, pairs: of a user and an item that met, density, per_user, per_item: means,
//      median_user, median_item: pairs of the one in the middle
CALL () {
  MATCH (user:User)
  WITH COUNT { MATCH (user)-[:INTERACTED_WITH]->(item:Item) RETURN DISTINCT item } AS pairs
  RETURN count(*) AS users, sum(pairs) AS pairs, avg(pairs) AS per_user, percentileDisc(pairs, 0.5) AS median_user
}
CALL () {
  MATCH (item:Item)
  WITH COUNT { MATCH (item)<-[:INTERACTED_WITH]-(user:User) RETURN DISTINCT user } AS pairs
  RETURN count(*) AS items, avg(pairs) AS per_item, percentileDisc(pairs, 0.5) AS median_item
}
RETURN users, items, pairs, CASE WHEN users * items > 0 THEN toFloat(pairs) / (users * items) END AS density,
       per_user, per_item, median_user, median_item
