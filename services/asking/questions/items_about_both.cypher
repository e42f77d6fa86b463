// Items about two interests | 同时关于两个兴趣的物品
// asks: which books are about both {interest} and {other_interest} | books about {interest} and {other_interest} | {interest} books about {other_interest} | which {interest} books are also {other_interest} | books that combine {interest} with {other_interest}
// asks: 哪些书既关于{interest}又关于{other_interest} | 同时关于{interest}和{other_interest}的书 | 关于{interest}和{other_interest}的书 | 有没有{interest}加{other_interest}的书 | 既是{interest}又是{other_interest}的书
// says: {count} are about both {interest} and {other_interest}: {names}. | 同时关于{interest}和{other_interest}的有{count}件：{names}。
// in:  $interest_id: interest
//      $other_interest_id: interest
// out: item_id, item, item_zh, weight
MATCH (:Interest {interest_id: $interest_id})<-[one:ABOUT]-(item:Item)-[other:ABOUT]->(:Interest {interest_id: $other_interest_id})
RETURN item.item_id AS item_id, item.title AS item, item.title_zh AS item_zh,
       sqrt(max(one.weight) * max(other.weight)) AS weight
ORDER BY weight DESC, item_id
