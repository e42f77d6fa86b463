// The oldest items about an interest | 关于某兴趣最早的物品
// asks: what is the oldest {interest} book | which {interest} books are the oldest | oldest book about {interest} | earliest {interest} books | the {count} oldest {interest} books
// asks: 最早的{interest}书是哪本 | 关于{interest}最早的书 | 哪本{interest}书最古老 | 最早的{count}本{interest}书
// says: The oldest about {interest}: {names}. | 关于{interest}最早的是：{names}。
// in:  $interest_id: interest
//      $count: count = 10
// out: item_id, item, item_zh, published
MATCH (item:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})
WHERE item.year IS NOT NULL
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published, item_id
LIMIT $count
