// Who made the most items | 谁的作品最多
// asks: which author has the most books | who wrote the most books | most prolific authors | which authors have the most books | the {count} most prolific authors
// asks: 哪位作者的书最多 | 谁写的书最多 | 作品最多的作者 | 最多产的作者是谁
// says: With the most books: {names}. | 作品最多的是：{names}。
// in:  $count: count = 10
// out: interest_id, interest, interest_zh, items
MATCH (interest:Interest {kind: 'person'})<-[:ABOUT {source: 'catalogue'}]-(item:Item)
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       count(DISTINCT item) AS items
ORDER BY items DESC, interest_id
LIMIT $count
