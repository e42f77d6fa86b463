// What two items share | 两件物品的共同主题
// asks: what do {item} and {other_item} have in common | which interests do {item} and {other_item} share | what connects {item} and {other_item}
// asks: {item}和{other_item}有什么共同点 | {item}和{other_item}有什么共同的主题 | {item}与{other_item}的共同之处
// says: {item} and {other_item} share {names}. | {item}和{other_item}的共同主题：{names}。
// in:  $item_id: item
//      $other_item_id: item
// out: interest_id, interest, interest_zh, specificity
MATCH (:Item {item_id: $item_id})-[:ABOUT]->(interest:Interest)<-[:ABOUT]-(:Item {item_id: $other_item_id})
WHERE interest.dropped IS NULL
RETURN DISTINCT interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       interest.specificity AS specificity
ORDER BY specificity DESC, interest_id
