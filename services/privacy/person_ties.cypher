// Every other relationship of a person, whatever its type: statements, similar users, communities and what is to come.
// in:  $user_id
// out: type, is_outgoing, label, id, name, properties
MATCH (user:User {user_id: $user_id})-[tie]-(other)
WHERE NOT type(tie) IN ['INTERACTED_WITH', 'TAGGED', 'WROTE', 'FOLLOWS', 'INTERESTED_IN', 'HELD']
WITH DISTINCT user, tie, other
WITH type(tie) AS type, startNode(tie) = user AS is_outgoing, labels(other)[0] AS label,
     coalesce(other.user_id, other.item_id, other.interest_id, other.document_id, other.community_id) AS id,
     coalesce(other.title, other.name) AS name, properties(tie) AS properties
ORDER BY type, is_outgoing DESC, label, id
RETURN type, is_outgoing, label, id, name, properties
