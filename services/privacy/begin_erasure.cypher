// Marks a person whose erasure begins; whoever finds the mark goes on. Locks them until the transaction ends.
// in:  $user_id, $now
// out: ties
MATCH (user:User {user_id: $user_id})
SET user.erasure_begun_at = coalesce(user.erasure_begun_at, $now)
RETURN COUNT { (user)--() } AS ties
