// What an item is about | 物品的主题
// asks: what is {item} about | which interests does {item} have | topics of {item} | what genre is {item} | what kind of book is {item} | which subjects does {item} deal with
// asks: {item}讲的是什么 | {item}是关于什么的 | {item}的主题是什么 | {item}是什么类型的书 | {item}有哪些主题
// says: {item} is about {names}. | {item}的主题是{names}。
// in:  $item_id: item
// out: interest_id, interest, interest_zh, weight
MATCH (:Item {item_id: $item_id})-[about:ABOUT]->(interest:Interest)
WHERE interest.dropped IS NULL
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       max(about.weight) AS weight
ORDER BY weight DESC, interest_id
