// Vectors of items, with the checksum of the text behind each.
// in:  $rows: [item_id, checksum, vector]
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.embedding_checksum = row[1]
WITH item, row
CALL db.create.setNodeVectorProperty(item, 'embedding', row[2])
