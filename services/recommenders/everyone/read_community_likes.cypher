// What every community likes more than others do.
// out: community_id, item_ids, weights
MATCH (community:Community)-[likes:LIKES]->(item:Item)
RETURN community.community_id AS community_id, collect(item.item_id) AS item_ids, collect(likes.weight) AS weights
