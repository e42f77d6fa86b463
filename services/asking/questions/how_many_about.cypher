// How many items are about an interest | 关于某个兴趣的物品有多少
// asks: how many books are about {interest} | how many {interest} books are there | number of books about {interest} | count the {interest} books
// asks: 有多少本书是关于{interest}的 | 关于{interest}的书有多少本 | {interest}书有几本 | 有几本{interest}书 | 有多少{interest}类的书
// says: {items} are about {interest}. | 关于{interest}的有{items}件。
// in:  $interest_id: interest
// out: items
MATCH (interest:Interest {interest_id: $interest_id})
RETURN COUNT { MATCH (item:Item)-[:ABOUT]->(interest) RETURN DISTINCT item } AS items
