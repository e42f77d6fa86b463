// Whom an item displeased | 谁不喜欢这件物品
// asks: who dislikes {item} | who disliked {item} | who did not like {item} | who hates {item} | people who did not enjoy {item}
// asks: 谁不喜欢{item} | 谁讨厌{item} | 哪些人不喜欢{item}
// says: {count} did not like {item}: {names}. | 不喜欢{item}的有{count}人：{names}。
// in:  $item_id: item
// out: user_id, user, strength
MATCH (user:User)-[did:INTERACTED_WITH]->(:Item {item_id: $item_id})
WITH user, sum(did.strength) AS strength
WHERE strength < 0
RETURN user.user_id AS user_id, user.name AS user, strength
ORDER BY strength, user_id
