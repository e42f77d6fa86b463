// Whom an item pleased | 谁喜欢这件物品
// asks: who likes {item} | who liked {item} | whom did {item} please | people who love {item} | fans of {item} | who enjoyed {item}
// asks: 谁喜欢{item} | 哪些人喜欢{item} | 喜欢{item}的人有哪些 | 有谁爱看{item}
// says: {item} pleased {count}: {names}. | 喜欢{item}的有{count}人：{names}。
// in:  $item_id: item
// out: user_id, user, strength
MATCH (user:User)-[did:INTERACTED_WITH]->(:Item {item_id: $item_id})
WITH user, sum(did.strength) AS strength, max(did.strength) AS best
WHERE strength > 0 AND best >= 0.5
RETURN user.user_id AS user_id, user.name AS user, strength
ORDER BY strength DESC, user_id
