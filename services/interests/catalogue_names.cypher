// The catalogue's own names, for finding them in texts.
// out: name, kind
MATCH (item:Item)
UNWIND [name IN coalesce(item.categories, []) | [name, 'genre']] + [name IN coalesce(item.creators, []) | [name, 'person']]
     + [name IN [item.brand] WHERE name IS NOT NULL | [name, 'brand']]
     + [name IN [item.title, item.title_zh] WHERE name IS NOT NULL AND size(name) <= 60 | [name, 'item']] AS pair
RETURN DISTINCT pair[0] AS name, pair[1] AS kind
UNION
MATCH (:User)-[tagged:TAGGED]->(:Item)
WITH tagged.tag AS name, count(*) AS users
WHERE users > 1
RETURN name, 'topic' AS kind
