// What fans of an item like | 喜欢某物品的人还喜欢什么
// asks: what do people who like {item} also like | which books do readers of {item} like | what else do fans of {item} like
// asks: 喜欢{item}的人还喜欢什么 | 喜欢{item}的人还爱看哪些书 | 爱看{item}的人还喜欢哪些书
// says: People who liked {item} also liked: {names}. | 喜欢{item}的人还喜欢：{names}。
// in:  $item_id: item
//      $count: count = 10
// out: other_item_id, other_item, other_item_zh, users
MATCH (item:Item {item_id: $item_id})<-[did:INTERACTED_WITH]-(user:User)-[too:INTERACTED_WITH]->(other:Item)
WHERE did.strength >= 0.5 AND too.strength >= 0.5 AND other <> item
RETURN other.item_id AS other_item_id, other.title AS other_item, other.title_zh AS other_item_zh,
       count(DISTINCT user) AS users
ORDER BY users DESC, other_item_id
LIMIT $count
