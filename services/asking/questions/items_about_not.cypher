// Items about one interest but not another | 关于一个兴趣而不关于另一个的物品
// asks: which books are about {interest} but not {other_interest} | {interest} books that are not about {other_interest} | {interest} books without {other_interest}
// asks: 哪些书关于{interest}但不关于{other_interest} | 关于{interest}却不讲{other_interest}的书 | 不含{other_interest}的{interest}书
// says: {count} are about {interest} and not about {other_interest}: {names}. | 关于{interest}而不关于{other_interest}的有{count}件：{names}。
// in:  $interest_id: interest
//      $other_interest_id: interest
// out: item_id, item, item_zh, weight
MATCH (item:Item)-[about:ABOUT]->(:Interest {interest_id: $interest_id})
WHERE NOT EXISTS { (item)-[:ABOUT]->(:Interest {interest_id: $other_interest_id}) }
WITH item, max(about.weight) AS weight
ORDER BY weight DESC, coalesce(item.popularity, 0) DESC, item.item_id
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh, weight
