// Items published in a year | 某年的物品
// asks: which books were published in {year} | books from {year} | what was published in {year} | books of the year {year}
// asks: {year}年出版了哪些书 | {year}年的书 | 哪些书是{year}年出版的
// says: {count} are from {year}: {names}. | {year}年的有{count}件：{names}。
// in:  $year: year
// out: item_id, item, item_zh
MATCH (item:Item)
WHERE item.year = $year
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh
ORDER BY item_id
