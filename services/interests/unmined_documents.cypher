// Texts that this extractor has not read yet, or that changed since.
// in:  $extractor, $limit
// out: document_id, text, language
MATCH (document:Document)
WHERE document.mined_by < $extractor OR document.mined_by > $extractor
RETURN document.document_id AS document_id, document.text AS text, document.language AS language
ORDER BY document_id
LIMIT $limit
