// How many items are from after a year | 某年之后的物品数
// asks: how many books were published after {year} | how many books are newer than {year} | number of books after {year}
// asks: {year}年之后的书有多少本 | 有多少书是{year}年以后出版的 | {year}年以后有几本书
// says: {items} are from after {year}. | {year}年之后的有{items}件。
// in:  $year: year
// out: items
RETURN COUNT { MATCH (item:Item) WHERE item.year > $year RETURN item } AS items
