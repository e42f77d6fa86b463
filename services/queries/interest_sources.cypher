// Where interests come from | 兴趣从何而来
// By kind of interest: how many there are, and how many ties to items come from the catalogue, from people's tags, from texts.
// 按兴趣类别：数量，以及与物品的联系来自目录、标签、文本各多少。
// about: interests
// in:  nothing
// out: kind, interests, dropped: take no part in weights, catalogue, crowd, text
MATCH (interest:Interest)
WITH coalesce(interest.kind, 'none') AS kind, interest.dropped IS NOT NULL AS is_dropped,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'catalogue' } AS catalogue,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'crowd' } AS crowd,
     COUNT { (interest)<-[about:ABOUT]-(:Item) WHERE about.source = 'text' } AS text
RETURN kind, count(*) AS interests, count(CASE WHEN is_dropped THEN 1 END) AS dropped,
       sum(catalogue) AS catalogue, sum(crowd) AS crowd, sum(text) AS text
ORDER BY interests DESC, kind
