// Vectors of interests, with the checksum of the text behind each.
// in:  $rows: [interest_id, checksum, vector]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
SET interest.embedding_checksum = row[1]
WITH interest, row
CALL db.create.setNodeVectorProperty(interest, 'embedding', row[2])
