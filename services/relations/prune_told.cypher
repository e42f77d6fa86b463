// Ties by a model that no longer stand: an end went out of use, the same is known without it, or a circle would close.
MATCH (one:Interest)-[tie:BROADER|RELATED_TO {source: 'model'}]->(other:Interest)
WHERE one.dropped IS NOT NULL OR other.dropped IS NOT NULL
   OR EXISTS { (one)-[known:BROADER|RELATED_TO]->(other) WHERE known <> tie AND type(known) = type(tie) }
   OR type(tie) = 'BROADER' AND EXISTS { (other)-[:BROADER*1..8]->(one) }
DELETE tie
