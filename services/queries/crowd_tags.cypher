// Tags people give | 大家贴的标签
// The tags given by most people, and to how many items.
// 最多人使用的标签，以及贴在多少物品上。
// about: items
// in:  $item_id: item?, only tags of this item | 只看这一物品的标签
//      $limit: integer 1..1000 = 20, rows | 行数
// out: tag, users, items
MATCH (user:User)-[tagged:TAGGED]->(item:Item)
WHERE $item_id IS NULL OR item.item_id = $item_id
RETURN tagged.tag AS tag, count(DISTINCT user) AS users, count(DISTINCT item) AS items
ORDER BY users DESC, items DESC, tag
LIMIT $limit
