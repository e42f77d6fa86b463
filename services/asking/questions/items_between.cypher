// Items published between two years | 两年之间的物品
// asks: which books were published between {year} and {other_year} | books from {year} to {other_year} | books written between {year} and {other_year}
// asks: {year}年到{other_year}年之间出版的书 | {year}年至{other_year}年的书有哪些 | 哪些书是{year}年到{other_year}年写的
// says: {count} are from {year} to {other_year}: {names}. | {year}年到{other_year}年的有{count}件：{names}。
// in:  $year: year
//      $other_year: year
// out: item_id, item, item_zh, published
MATCH (item:Item)
WHERE $year <= item.year <= $other_year
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS published
ORDER BY published, item_id
