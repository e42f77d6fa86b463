// Evidence of an interest | 兴趣的依据
// The words in people's texts that an interest was found in, newest first.
// 在文本中找到这一兴趣的原话，新的在前。
// about: interests
// in:  $interest_id: interest, which | 哪个兴趣
//      $user_id: user?, only what this user wrote | 只看这位用户写的
//      $limit: integer 1..1000 = 20, rows | 行数
// out: quote, polarity: 1 for, -1 against, strength: 1 to 5, user_id, user, item_id, item, item_zh, document_id, at
MATCH (interest:Interest {interest_id: $interest_id})<-[mention:MENTIONS]-(document:Document)
OPTIONAL MATCH (document)<-[:WROTE]-(user:User)
WITH mention, document, user
WHERE $user_id IS NULL OR user.user_id = $user_id
OPTIONAL MATCH (document)-[:ABOUT_ITEM]->(item:Item)
RETURN mention.quote AS quote, mention.polarity AS polarity, mention.strength AS strength,
       user.user_id AS user_id, user.name AS user,
       item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh,
       document.document_id AS document_id, document.at AS at
ORDER BY coalesce(document.at.epochMillis, 0) DESC, document_id, mention.start, item_id
LIMIT $limit
