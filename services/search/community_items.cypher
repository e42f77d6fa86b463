// Items of a community, those that pleased most of its users first.
// in:  $community_id, $limit
// out: item_id, title, title_zh, fans: users of the community whom it pleased, popularity: users in all, total
MATCH (community:Community {community_id: $community_id})<-[:IN_COMMUNITY]-(item:Item)
WITH item, community.items AS total, COUNT {
  MATCH (item)<-[interacted:INTERACTED_WITH]-(user:User)-[:IN_COMMUNITY]->(:Community {community_id: $community_id})
  WHERE interacted.strength > 0
  RETURN DISTINCT user
} AS fans
RETURN item.item_id AS item_id, coalesce(item.title, item.item_id) AS title, item.title_zh AS title_zh, fans,
       coalesce(item.popularity, 0) AS popularity, total
ORDER BY fans DESC, popularity DESC, item_id
LIMIT $limit
