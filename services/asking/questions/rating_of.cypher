// How somebody rated an item | 某人的评分
// asks: how did {user} rate {item} | what rating did {user} give {item} | how many stars did {user} give {item} | did {user} like {item}
// asks: {user}给{item}打了几分 | {user}对{item}的评分 | {user}喜欢{item}吗 | {user}给{item}几颗星
// says: {user} and {item}: {kind} {value}. | {user}与{item}：{kind} {value}。
// in:  $user_id: user
//      $item_id: item
// out: kind, value
MATCH (:User {user_id: $user_id})-[did:INTERACTED_WITH]->(:Item {item_id: $item_id})
RETURN did.kind AS kind, did.value AS value
ORDER BY did.value IS NULL, kind
