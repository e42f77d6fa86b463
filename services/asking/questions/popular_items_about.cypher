// What pleased most people about an interest | 某兴趣中最受欢迎的物品
// asks: which {interest} books are most popular | what is the most popular {interest} book | most popular books about {interest} | best liked {interest} books | which {count} {interest} books are most popular | the {count} most popular {interest} books | top {interest} books
// asks: 最受欢迎的{interest}书是哪些 | 哪些{interest}书最受欢迎 | 最热门的{interest}书 | 最受欢迎的{count}本{interest}书 | 关于{interest}的书里最受欢迎的是哪本
// says: The most popular about {interest}: {names}. | {interest}中最受欢迎的是：{names}。
// in:  $interest_id: interest
//      $count: count = 10
// out: item_id, item, item_zh, users
MATCH (item:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})
WITH DISTINCT item
WHERE item.popularity > 0
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.popularity AS users
ORDER BY users DESC, item_id
LIMIT $count
