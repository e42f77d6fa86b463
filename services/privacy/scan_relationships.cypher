// Every text in any property of any relationship, list elements included, that is an id or holds one of
// some words.
// in:  $id, $words
// out: type, property, text
MATCH ()-[tie]->()
UNWIND keys(tie) AS property
WITH tie, property, tie[property] AS value
UNWIND CASE WHEN value IS :: STRING THEN [value] WHEN value IS :: LIST<STRING NOT NULL> THEN value ELSE [] END AS text
WITH tie, property, text
WHERE text = $id OR any(word IN $words WHERE text CONTAINS word)
RETURN type(tie) AS type, property, text
