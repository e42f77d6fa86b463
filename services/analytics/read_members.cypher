// Who is in which community of a level.
// in:  $level
// out: label, id, community_id
MATCH (community:Community {level: $level})<-[:IN_COMMUNITY]-(node)
RETURN CASE WHEN node:User THEN 'User' WHEN node:Item THEN 'Item' ELSE 'Interest' END AS label,
       coalesce(node.user_id, node.item_id, node.interest_id) AS id, community.community_id AS community_id
