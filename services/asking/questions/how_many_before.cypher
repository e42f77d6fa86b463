// How many items are from before a year | 某年之前的物品数
// asks: how many books were published before {year} | how many books are older than {year} | number of books before {year}
// asks: {year}年之前的书有多少本 | 有多少书是{year}年以前出版的 | {year}年以前有几本书
// says: {items} are from before {year}. | {year}年之前的有{items}件。
// in:  $year: year
// out: items
RETURN COUNT { MATCH (item:Item) WHERE item.year < $year RETURN item } AS items
