// The users of a batch, made where missing and locked until the transaction ends: who holds a user's lock may read,
// change and write that user's facts without losing another writer's.
// in:  $user_ids, sorted
// out: user_id, known: whether the user has interactions already
UNWIND $user_ids AS user_id
MERGE (user:User {user_id: user_id})
SET user.user_id = user_id
RETURN user_id, EXISTS { (user)-[:INTERACTED_WITH]->() } AS known
