// How much somebody met | 某人接触过多少
// asks: how many books has {user} read | how many books did {user} read | number of books {user} has read
// asks: {user}读过多少本书 | {user}看过几本书 | {user}读了多少书
// says: {user} met {items}. | {user}接触过{items}件。
// in:  $user_id: user
// out: items
MATCH (user:User {user_id: $user_id})
RETURN COUNT { MATCH (user)-[:INTERACTED_WITH]->(item:Item) RETURN DISTINCT item } AS items
