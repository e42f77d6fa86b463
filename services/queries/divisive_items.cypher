// Divisive items | 评价分歧大的物品
// Rated items on which opinions differ most: the spread (standard deviation) of their ratings.
// 评分差异最大的物品：评分的标准差。
// about: items
// in:  $min_ratings: integer 2..1000000 = 3, ratings at least | 最少评分数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: item_id, item, item_zh, ratings, mean, spread
MATCH (item:Item)<-[did:INTERACTED_WITH {kind: 'rate'}]-(:User)
WHERE did.value IS NOT NULL
WITH item, count(*) AS ratings, avg(did.value) AS mean, stDevP(did.value) AS spread
WHERE ratings >= $min_ratings
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, ratings, mean, spread
ORDER BY spread DESC, ratings DESC, item_id
LIMIT $limit
