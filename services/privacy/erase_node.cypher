// The person's own node goes once nothing hangs on it, and communities without members with it.
// in:  $user_id
// out: left: ties that came in meanwhile; the node stays while there are any
MATCH (user:User {user_id: $user_id})
SET user.user_id = $user_id
WITH user, COUNT { (user)--() } AS left
CALL (user, left) {
  WITH user, left WHERE left = 0
  DETACH DELETE user
}
CALL (left) {
  MATCH (community:Community)
  WHERE left = 0 AND community.size <= 0
  DETACH DELETE community
}
RETURN left
