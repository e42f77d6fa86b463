// Influence of followed people | 被关注者的影响
// Who liked what their followers liked later: how often, and for how many of them.
// 谁喜欢的东西后来也被关注者喜欢：次数与人数。
// about: people
// in:  $user_id: user?, only through this follower | 只看这位关注者
//      $limit: integer 1..1000 = 20, rows | 行数
// out: followed_user_id, followed_user, followers: who came after, items: that followers liked later, likes: in all
MATCH (user:User)-[:FOLLOWS]->(followed:User)
WHERE $user_id IS NULL OR user.user_id = $user_id
MATCH (followed)-[theirs:INTERACTED_WITH]->(item:Item)
WHERE theirs.strength > 0 AND theirs.first_at IS NOT NULL
WITH user, followed, item, min(theirs.first_at) AS first_at
MATCH (user)-[mine:INTERACTED_WITH]->(item)
WHERE mine.strength > 0
WITH user, followed, item, first_at, min(mine.first_at) AS later_at
WHERE later_at > first_at
RETURN followed.user_id AS followed_user_id, followed.name AS followed_user,
       count(DISTINCT user) AS followers, count(DISTINCT item) AS items, count(*) AS likes
ORDER BY likes DESC, followed_user_id
LIMIT $limit
