// Adjacency block of two communities | 两个社群之间的邻接块
// The part of the user-item matrix between the users of one community and the items of another, as its filled cells.
// 用户—物品矩阵中，一个社群的用户与另一社群的物品之间的部分，逐个列出非空单元。
// about: communities
// in:  $community_id: community, of the users (rows) | 用户（行）的社群
//      $other_community_id: community, of the items (columns) | 物品（列）的社群
//      $limit: integer 1..1000 = 1000, cells | 单元数
// out: user_id, user, item_id, item, item_zh, strength: what the feedback says, -1 to 2
MATCH (:Community {community_id: $community_id})<-[:IN_COMMUNITY]-(user:User)-[did:INTERACTED_WITH]->(item:Item)
WHERE EXISTS { (item)-[:IN_COMMUNITY]->(:Community {community_id: $other_community_id}) }
WITH user, item, sum(did.strength) AS strength
RETURN user.user_id AS user_id, user.name AS user, item.item_id AS item_id, item.title AS item,
       item.title_zh AS item_zh, strength
ORDER BY user_id, item_id
LIMIT $limit
