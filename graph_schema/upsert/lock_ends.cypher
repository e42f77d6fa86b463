// The users and items of a batch, made where missing; users stay locked until the transaction ends: who holds a user's
// lock may read, change and write that user's facts without losing another writer's.
// in:  $user_ids, $item_ids, both sorted
// out: known: ids of the users that have interactions already
CALL () {
  UNWIND $user_ids AS user_id
  MERGE (user:User {user_id: user_id})
  SET user.user_id = user_id
  WITH user WHERE EXISTS { (user)-[:INTERACTED_WITH]->() }
  RETURN collect(user.user_id) AS known
}
CALL () {
  UNWIND $item_ids AS item_id
  MERGE (:Item {item_id: item_id})
}
RETURN known
