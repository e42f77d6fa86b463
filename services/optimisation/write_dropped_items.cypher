// Why nothing is learned of items.
// in:  $rows: [item_id, reason or null]
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]})
SET item.dropped = row[1]
