// Texts that this extractor has not read yet, or that changed since.
// in:  $extractor, $limit
// out: document_id, text, language, titles: names of the item the text is about
MATCH (document:Document)
WHERE document.mined_by < $extractor OR document.mined_by > $extractor
WITH document
ORDER BY document.document_id
LIMIT $limit
OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
WITH document, [title IN collect(item.title) + collect(item.title_zh) WHERE title IS NOT NULL] AS titles
RETURN document.document_id AS document_id, document.text AS text, document.language AS language, titles
