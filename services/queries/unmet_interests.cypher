// Interests with little on offer | 供不应求的兴趣
// Interests that draw many people while few available items are about them: what the catalogue lacks.
// 喜欢的人多、可推荐的物品却少的兴趣：目录所缺。
// about: interests
// in:  $kind: text?, only this kind (topic, genre, person, brand) | 只看这一类（topic、genre、person、brand）
//      $min_users: integer 1..1000000 = 2, people drawn to it | 喜欢它的最少人数
//      $limit: integer 1..1000 = 20, rows | 行数
// out: interest_id, interest, interest_zh, users: drawn to it, items: available, users_per_item
MATCH (interest:Interest)
WHERE interest.dropped IS NULL AND ($kind IS NULL OR interest.kind = $kind)
WITH interest, COUNT { (interest)<-[drawn:INTERESTED_IN]-(:User) WHERE drawn.polarity > 0 } AS users
WHERE users >= $min_users
WITH interest, users, COUNT {
  MATCH (interest)<-[:ABOUT]-(item:Item) WHERE coalesce(item.is_available, true) RETURN DISTINCT item
} AS items
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh, users, items,
       toFloat(users) / CASE items WHEN 0 THEN 1 ELSE items END AS users_per_item
ORDER BY users_per_item DESC, users DESC, interest_id
LIMIT $limit
