// Items about an interest after a year | 某年之后关于某兴趣的物品
// asks: which {interest} books were published after {year} | books about {interest} after {year} | {interest} books newer than {year} | {interest} books written since {year}
// asks: {year}年之后的{interest}书 | {year}年以后关于{interest}的书有哪些 | 哪些{interest}书是{year}年之后出版的
// says: {count} about {interest} are from after {year}: {names}. | {year}年之后关于{interest}的有{count}件：{names}。
// in:  $interest_id: interest
//      $year: year
// out: item_id, item, item_zh, published
MATCH (item:Item)-[:ABOUT]->(:Interest {interest_id: $interest_id})
WHERE item.year > $year
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published, item_id
