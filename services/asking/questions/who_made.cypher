// Who made an item | 谁是作者
// asks: who wrote {item} | who is the author of {item} | who made {item} | by whom is {item} | author of {item}
// asks: {item}是谁写的 | {item}的作者是谁 | 谁写了{item} | {item}作者
// says: {item} is by {names}. | {item}的作者是{names}。
// in:  $item_id: item
// out: interest_id, interest, interest_zh
MATCH (item:Item {item_id: $item_id})-[:ABOUT {source: 'catalogue'}]->(interest:Interest {kind: 'person'})
RETURN DISTINCT interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh
ORDER BY interest_id
