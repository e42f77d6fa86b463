// How many items there are | 有多少物品
// asks: how many books are there | how many items are there | number of books | how many books are in the catalogue
// asks: 一共有多少本书 | 有多少本书 | 总共有几本书 | 书的总数 | 有多少物品
// says: There are {items} items. | 共有{items}件物品。
// in:  nothing
// out: items
RETURN COUNT { (:Item) } AS items
