// Texts that this extractor has not read yet, or that changed since, in order of their ids.
// in:  $extractor, $kept: beginning of the versions whose readings stay, or null, $after: the last id before, $limit
// out: document_id, text, kind, language, writer: user_id, titles: names of the item the text is about
MATCH (document:Document)
WHERE (document.mined_by < $extractor OR document.mined_by > $extractor) AND document.document_id > $after
  AND ($kept IS NULL OR NOT document.mined_by STARTS WITH $kept)
WITH document
ORDER BY document.document_id
LIMIT $limit
OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
WITH document, [title IN collect(item.title) + collect(item.title_zh) WHERE title IS NOT NULL] AS titles
OPTIONAL MATCH (user:User)-[:WROTE]->(document)
WITH document, titles, min(user.user_id) AS writer
RETURN document.document_id AS document_id, coalesce(document.text, '') AS text, coalesce(document.kind, 'review') AS kind,
       document.language AS language, writer, titles
ORDER BY document_id
