// Items published after a year | 某年之后的物品
// asks: which books were published after {year} | books after {year} | books newer than {year} | books written since {year}
// asks: {year}年以后的书有哪些 | {year}年之后出版的书 | 哪些书是{year}年之后写的 | 晚于{year}年的书
// says: {count} are from after {year}: {names}. | {year}年之后的有{count}件：{names}。
// in:  $year: year
// out: item_id, item, item_zh, published
MATCH (item:Item)
WHERE item.year > $year
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published, item_id
