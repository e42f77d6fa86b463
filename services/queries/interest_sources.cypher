// Where interests come from | 兴趣从何而来
// By kind of interest: how many, and how many ties to items come from the catalogue, people's tags, texts and prices.
// 按兴趣类别：数量，以及与物品的联系来自目录、标签、文本、价格各多少。
// about: interests
// in:  nothing
// out: kind, interests, dropped: take no part in weights, catalogue, crowd, text, by_price
MATCH (interest:Interest)
WITH coalesce(interest.kind, 'none') AS kind, interest.dropped IS NOT NULL AS is_dropped,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'catalogue' } AS catalogue,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'crowd' } AS crowd,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'text' } AS text,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'price' } AS by_price
RETURN kind, count(*) AS interests, count(CASE WHEN is_dropped THEN 1 END) AS dropped,
       sum(catalogue) AS catalogue, sum(crowd) AS crowd, sum(text) AS text, sum(by_price) AS by_price
ORDER BY interests DESC, kind
