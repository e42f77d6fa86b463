// Coverage of the catalogue | 目录覆盖率
// By category: how many items people have met, and how many have what recommending needs; the first row is all items.
// 按类别：有多少物品有人接触过，有多少具备推荐所需的信息；第一行为全部。
// about: items
// in:  $limit: integer 1..1000 = 30, rows | 行数
// out: category, items, met: share with an interaction, liked: share that pleased somebody, with_interests: share,
//      with_similar: share, with_texts: share
MATCH (item:Item)
WITH item,
     CASE WHEN EXISTS { (item)<-[:INTERACTED_WITH]-() } THEN 1.0 ELSE 0.0 END AS met,
     CASE WHEN coalesce(item.popularity, 0) > 0 THEN 1.0 ELSE 0.0 END AS liked,
     CASE WHEN EXISTS { (item)-[:ABOUT]->() } THEN 1.0 ELSE 0.0 END AS with_interests,
     CASE WHEN EXISTS { (item)-[:SIMILAR_TO]->() } THEN 1.0 ELSE 0.0 END AS with_similar,
     CASE WHEN EXISTS { (item)<-[:ABOUT_ITEM]-() } THEN 1.0 ELSE 0.0 END AS with_texts
UNWIND [null] + coalesce(item.categories, []) AS category
RETURN category, count(*) AS items, avg(met) AS met, avg(liked) AS liked, avg(with_interests) AS with_interests,
       avg(with_similar) AS with_similar, avg(with_texts) AS with_texts
ORDER BY category IS NOT NULL, items DESC, category
LIMIT $limit
