// How many items somebody made | 某位作者有多少作品
// asks: how many books did {person} write | how many books are by {person} | number of works of {person} | how many books by {person} are there
// asks: {person}写了多少本书 | {person}有几本书 | {person}的书有多少本 | 有多少本{person}的书
// says: {items} are by {person}. | {person}的作品有{items}件。
// in:  $person_id: person
// out: items
MATCH (person:Interest {interest_id: $person_id})
RETURN COUNT { MATCH (item:Item)-[:ABOUT {source: 'catalogue'}]->(person) RETURN DISTINCT item } AS items
