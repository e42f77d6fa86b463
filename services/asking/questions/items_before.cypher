// Items published before a year | 某年之前的物品
// asks: which books were published before {year} | books before {year} | books older than {year} | books written before {year}
// asks: {year}年以前的书有哪些 | {year}年之前出版的书 | 哪些书是{year}年之前写的 | 早于{year}年的书
// says: {count} are from before {year}: {names}. | {year}年之前的有{count}件：{names}。
// in:  $year: year
// out: item_id, item, item_zh, published
MATCH (item:Item)
WHERE item.year < $year
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published DESC, item_id
