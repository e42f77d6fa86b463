// The communities of everyone, and how finely each is drawn.
// in:  $level: only these, or null
// out: user_id, community_ids, shares: 1 over the level
MATCH (user:User)-[member:IN_COMMUNITY]->(community:Community)
WHERE $level IS NULL OR member.level = $level
RETURN user.user_id AS user_id, collect(community.community_id) AS community_ids,
       collect(1.0 / community.level) AS shares
