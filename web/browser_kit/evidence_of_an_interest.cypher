// From a text to an interest | 从文本到兴趣
// Who wrote which text about which item, and the interest found in it; a click on MENTIONS shows the quote.
// 谁写了关于哪件物品的哪段文本，其中找到了什么兴趣；点击 MENTIONS 可见原话。
// about: graph
// in:  $interest_id: interest, which | 哪个兴趣
//      $limit: integer 1..300 = 20, paths | 路径数
// out: path
MATCH path = (:User)-[:WROTE]->(document:Document)-[:MENTIONS]->(:Interest {interest_id: $interest_id}),
      item = (document)-[:ABOUT_ITEM]->(:Item)
RETURN path, item
ORDER BY coalesce(document.at.epochMillis, 0) DESC, document.document_id
LIMIT $limit
