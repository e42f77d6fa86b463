// One community in figures, with what draws it more than others.
// in:  $community_id
// out: community_id, level, name, name_zh, size, users, items, interests, as_of, part_of, part_of_name, part_of_name_zh,
//      top: [interest_id, name, name_zh, weight]
MATCH (community:Community {community_id: $community_id})
OPTIONAL MATCH (community)-[:PART_OF]->(broad:Community)
CALL (community) {
  UNWIND range(0, size(community.top_interests) - 1) AS place
  MATCH (interest:Interest {interest_id: community.top_interests[place]})
  WITH interest, place ORDER BY place
  RETURN collect([interest.interest_id, interest.name, interest.name_zh, community.top_weights[place]]) AS top
}
RETURN community.community_id AS community_id, community.level AS level, community.name AS name,
       community.name_zh AS name_zh, community.size AS size, community.users AS users, community.items AS items,
       community.interests AS interests, community.as_of AS as_of, broad.community_id AS part_of,
       broad.name AS part_of_name, broad.name_zh AS part_of_name_zh, top
