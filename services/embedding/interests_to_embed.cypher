// The names of the interests in use, in order of their ids.
// in:  $after: the last id seen, $limit
// out: id, checksum: of the text behind the vector there is, name, name_zh, aliases
MATCH (interest:Interest)
WHERE interest.interest_id > $after AND interest.dropped IS NULL
RETURN interest.interest_id AS id, interest.embedding_checksum AS checksum, interest.name AS name,
       interest.name_zh AS name_zh, coalesce(interest.aliases, []) AS aliases
ORDER BY id
LIMIT $limit
