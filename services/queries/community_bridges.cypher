// Bridges between communities | 社群之间的桥梁
// Pairs of communities by how often users of one were pleased by items of the other, and the item that did it most.
// 按一个社群的用户喜爱另一社群物品的次数排列社群对，并给出起作用最大的物品。
// about: communities
// in:  $level: integer 1..2 = 1, 1 broad groups, 2 fine ones | 1 为大社群，2 为小社群
//      $limit: integer 1..1000 = 20, rows | 行数
// out: community_id, community, community_zh, other_community_id, other_community, other_community_zh, ties, users,
//      items, item_id, item, item_zh
MATCH (community:Community {level: $level})<-[:IN_COMMUNITY]-(user:User)-[did:INTERACTED_WITH]->(item:Item)
WHERE did.strength > 0
MATCH (item)-[:IN_COMMUNITY {level: $level}]->(other:Community)
WHERE other <> community
WITH community, other, item, count(*) AS ties, collect(DISTINCT user) AS users
ORDER BY ties DESC, item.item_id
WITH community, other, sum(ties) AS ties, collect(item) AS items, collect(users) AS users
UNWIND users AS some
UNWIND some AS user
WITH community, other, ties, items, count(DISTINCT user) AS users
RETURN community.community_id AS community_id, community.name AS community, community.name_zh AS community_zh,
       other.community_id AS other_community_id, other.name AS other_community, other.name_zh AS other_community_zh,
       ties, users, size(items) AS items,
       items[0].item_id AS item_id, items[0].title AS item, items[0].title_zh AS item_zh
ORDER BY ties DESC, community_id, other_community_id
LIMIT $limit
