// Of everyone who follows people, those whom the social recommender looks at, and what each of them counts.
// in:  $friends: people looked at, $near, $far: closeness of those in the same broad community, and of others
// out: user_id, friend_ids, weights
MATCH (user:User)
WHERE EXISTS { (user)-[:FOLLOWS]->(:User) }
CALL (user) {
  MATCH (user)-[:FOLLOWS]->(friend:User)
  WITH DISTINCT user, friend
  WITH friend, CASE
    WHEN EXISTS { (user)-[:IN_COMMUNITY {level: 2}]->(:Community)<-[:IN_COMMUNITY {level: 2}]-(friend) } THEN 1.0
    WHEN EXISTS { (user)-[:IN_COMMUNITY {level: 1}]->(:Community)<-[:IN_COMMUNITY {level: 1}]-(friend) } THEN $near
    ELSE $far END AS closeness
  ORDER BY closeness DESC, friend.user_id
  LIMIT $friends
  RETURN collect(friend.user_id) AS friend_ids,
         collect(closeness / log(e() + COUNT { (friend)-[:INTERACTED_WITH]->() })) AS weights
}
RETURN user.user_id AS user_id, friend_ids, weights
