// Every text in any property of any node, list elements included, that is an id or holds one of some words.
// in:  $id, $words, $keys: by label, the property that tells nodes apart
// out: labels, key, property, text
MATCH (node)
UNWIND keys(node) AS property
WITH node, property, node[property] AS value
UNWIND CASE WHEN value IS :: STRING THEN [value] WHEN value IS :: LIST<STRING NOT NULL> THEN value ELSE [] END AS text
WITH node, property, text
WHERE text = $id OR any(word IN $words WHERE text CONTAINS word)
RETURN labels(node) AS labels, toString(node[$keys[labels(node)[0]]]) AS key, property, text
