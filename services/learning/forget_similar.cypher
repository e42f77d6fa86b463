// Takes away the ties of a method that is held no longer.
// in:  $method, $checksum: the property of its checksums
MATCH (item:Item)
WHERE item[$checksum] IS NOT NULL
CALL (item) {
  REMOVE item[$checksum]
  WITH item
  MATCH (item)-[old:SIMILAR_TO {method: $method}]->(:Item)
  DELETE old
} IN TRANSACTIONS OF 500 ROWS
