// How an item is rated | 物品的平均分
// asks: what is the average rating of {item} | how is {item} rated | average rating of {item} | what is the mean rating of {item} | how many stars does {item} have
// asks: {item}的平均分是多少 | {item}评分怎么样 | {item}的评分是多少 | {item}平均几颗星
// says: {item} is rated {mean} on average, by {ratings} people. | {item}的平均分是{mean}，来自{ratings}人。
// in:  $item_id: item
// out: mean, ratings
MATCH (:Item {item_id: $item_id})<-[did:INTERACTED_WITH {kind: 'rate'}]-(:User)
WITH avg(did.value) AS mean, count(*) AS ratings
WHERE ratings > 0
RETURN round(mean, 2) AS mean, ratings
