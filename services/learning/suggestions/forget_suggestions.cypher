// Takes away what was learned, and the marks of the rows.
MATCH (item:Item)
WHERE item.suggests_checksum IS NOT NULL OR item.introduces_checksum IS NOT NULL
CALL (item) {
  OPTIONAL MATCH (item)-[tie:SUGGESTS|INTRODUCES]->(:Item)
  DELETE tie
  REMOVE item.suggests_checksum, item.introduces_checksum
} IN TRANSACTIONS OF 200 ROWS
