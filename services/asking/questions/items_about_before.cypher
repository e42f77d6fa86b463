// Items about an interest before a year | 某年之前关于某兴趣的物品
// asks: which {interest} books were published before {year} | books about {interest} before {year} | {interest} books older than {year} | {interest} books written before {year}
// asks: {year}年之前的{interest}书 | {year}年以前关于{interest}的书有哪些 | 哪些{interest}书是{year}年之前出版的
// says: {count} about {interest} are from before {year}: {names}. | {year}年之前关于{interest}的有{count}件：{names}。
// in:  $interest_id: interest
//      $year: year
// out: item_id, item, item_zh, published
MATCH (item:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})
WHERE item.year < $year
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published DESC, item_id
