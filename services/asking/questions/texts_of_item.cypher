// What people wrote of an item | 关于某物品的评论
// asks: what do people say about {item} | reviews of {item} | what was written about {item} | show the reviews of {item}
// asks: 大家怎么评价{item} | {item}的评论 | {item}的书评有哪些 | 对{item}的评价
// says: {count} texts about {item}, by {names}. | 关于{item}的文本有{count}篇，作者：{names}。
// in:  $item_id: item
// out: user_id, user, text, at
MATCH (document:Document)-[:ABOUT_ITEM]->(:Item {item_id: $item_id})
OPTIONAL MATCH (user:User)-[:WROTE]->(document)
RETURN user.user_id AS user_id, user.name AS user, document.text AS text, document.at AS at
ORDER BY at DESC, document.document_id
