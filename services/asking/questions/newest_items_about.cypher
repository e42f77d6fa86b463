// The newest items about an interest | 关于某兴趣最新的物品
// asks: what is the newest {interest} book | which {interest} books are the newest | newest book about {interest} | latest {interest} books | the {count} newest {interest} books
// asks: 最新的{interest}书是哪本 | 关于{interest}最新的书 | 最晚的{interest}书 | 最新的{count}本{interest}书
// says: The newest about {interest}: {names}. | 关于{interest}最新的是：{names}。
// in:  $interest_id: interest
//      $count: count = 10
// out: item_id, item, item_zh, published
MATCH (item:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})
WHERE item.year IS NOT NULL
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published DESC, item_id
LIMIT $count
