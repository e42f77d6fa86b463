// The index that finds interests by meaning, with properties to filter by inside it.
// in:  $options: {indexConfig: {`vector.dimensions`: ...}}
CYPHER 25
CREATE VECTOR INDEX interest_embedding IF NOT EXISTS
FOR (interest:Interest) ON interest.embedding
WITH [interest.kind, interest.language]
OPTIONS $options
