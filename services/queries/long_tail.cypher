// The long tail | 长尾
// How much of all interaction falls on the most popular items, from the foremost hundredth to all of them.
// 最热门的物品（从前百分之一到全部）占全部互动的多少。
// about: items
// in:  nothing
// out: share_of_items, items, interactions, share_of_interactions
MATCH (item:Item)
WITH item, COUNT { (item)<-[:INTERACTED_WITH]-() } AS interactions
ORDER BY interactions DESC
WITH collect(interactions) AS every, sum(interactions) AS total
UNWIND [0.01, 0.05, 0.1, 0.2, 0.5, 0.8, 1.0] AS share_of_items
WITH every, total, share_of_items, toInteger(ceil(round(share_of_items * size(every), 6))) AS items
WITH share_of_items, items, total, reduce(sum = 0, one IN every[..items] | sum + one) AS interactions
RETURN share_of_items, items, interactions,
       CASE WHEN total > 0 THEN toFloat(interactions) / total ELSE 0.0 END AS share_of_interactions
ORDER BY share_of_items
