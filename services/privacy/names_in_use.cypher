// Which of some names the crowd and the catalogue still use, and how often the crowd does.
// in:  $names
// out: name, kind, times
MATCH (:User)-[tagged:TAGGED]->(:Item)
WITH trim(tagged.tag) AS name, count(*) AS times
WHERE name IN $names
RETURN name, 'topic' AS kind, times
UNION ALL
MATCH (item:Item)
UNWIND [name IN coalesce(item.categories, []) | [name, 'genre']]
     + [name IN coalesce(item.creators, []) | [name, 'person']]
     + [name IN [item.brand] WHERE name IS NOT NULL | [name, 'brand']] AS pair
WITH trim(pair[0]) AS name, pair[1] AS kind
WHERE name IN $names
RETURN name, kind, count(*) AS times
