// Items by somebody | 某位作者的作品
// asks: what did {person} write | which books did {person} write | books by {person} | works of {person} | which books are by {person} | list the books of {person}
// asks: {person}写了哪些书 | {person}的作品有哪些 | {person}写过什么 | {person}的书 | 哪些书是{person}写的
// says: {count} by {person}: {names}. | {person}的作品有{count}件：{names}。
// in:  $person_id: person
// out: item_id, item, item_zh, year
MATCH (item:Item)-[about:ABOUT {source: 'catalogue'}]->(:Interest {interest_id: $person_id})
RETURN DISTINCT item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, item.year AS year
ORDER BY year, item_id
