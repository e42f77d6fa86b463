// What fans of an interest like | 喜欢某兴趣的人还喜欢什么
// asks: which books do people who like {interest} like | what do fans of {interest} read | which books please fans of {interest} | what do people interested in {interest} like to read
// asks: 喜欢{interest}的人爱看哪些书 | 喜欢{interest}的人都读什么书 | 对{interest}感兴趣的人喜欢哪些书
// says: People who like {interest} liked: {names}. | 喜欢{interest}的人喜欢：{names}。
// in:  $interest_id: interest
//      $count: count = 10
// out: item_id, item, item_zh, users
MATCH (:Interest {interest_id: $interest_id})<-[drawn:INTERESTED_IN]-(user:User)-[did:INTERACTED_WITH]->(item:Item)
WHERE drawn.polarity > 0 AND did.strength >= 0.5
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, count(DISTINCT user) AS users
ORDER BY users DESC, item_id
LIMIT $count
