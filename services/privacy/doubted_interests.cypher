// Interests of which some names are in doubt.
// in:  $limit
// out: interest_id, name, aliases, doubted, tags: those in doubt that came as tags, mentioned: those still met in
//      texts, is_mentioned: whether any text speaks of it
MATCH (interest:Interest)
WHERE interest.surfaces_in_doubt IS NOT NULL
WITH interest ORDER BY interest.interest_id LIMIT $limit
RETURN interest.interest_id AS interest_id, interest.name AS name, coalesce(interest.aliases, []) AS aliases,
       interest.surfaces_in_doubt AS doubted, coalesce(interest.tags_in_doubt, []) AS tags,
       COLLECT { MATCH (interest)-[:MERGED_INTO*0..]->(root:Interest)<-[mention:MENTIONS]-(:Document)
                 WHERE coalesce(mention.through, root.interest_id) = interest.interest_id
                   AND mention.surface IN interest.surfaces_in_doubt
                 RETURN DISTINCT mention.surface } AS mentioned,
       EXISTS { MATCH (interest)-[:MERGED_INTO*0..]->(root:Interest)<-[mention:MENTIONS]-(:Document)
                WHERE coalesce(mention.through, root.interest_id) = interest.interest_id } AS is_mentioned
