// Moves nodes to their community of a level; with null for a community they are in none.
// in:  $rows: [label, id, level, community_id]
UNWIND $rows AS row
CALL (row) {
  WITH row WHERE row[0] = 'User'
  MATCH (node:User {user_id: row[1]})
  RETURN node
  UNION ALL
  WITH row WHERE row[0] = 'Item'
  MATCH (node:Item {item_id: row[1]})
  RETURN node
  UNION ALL
  WITH row WHERE row[0] = 'Interest'
  MATCH (node:Interest {interest_id: row[1]})
  RETURN node
}
CALL (node, row) {
  MATCH (node)-[old:IN_COMMUNITY]->(community:Community)
  WHERE community.level = row[2]
  DELETE old
}
WITH node, row
MATCH (community:Community {community_id: row[3]})
CREATE (node)-[:IN_COMMUNITY {level: row[2]}]->(community)
