// What may be told of items to people drawn to an interest.
// in:  $pairs: [interest_id, item_id], $others: further interests of an item
// out: interest_id, interest, interest_zh, aliases, item_id, title, title_zh, creators, year, popularity, quote: words of its
//      description that name the interest, others: [interest_id, name, name_zh, aliases]
UNWIND $pairs AS pair
MATCH (interest:Interest {interest_id: pair[0]}), (item:Item {item_id: pair[1]})
CALL (interest, item) {
  OPTIONAL MATCH (item)<-[:ABOUT_ITEM]-(document:Document {kind: 'description'})-[mention:MENTIONS]->(interest)
  WITH mention ORDER BY mention.strength DESC, document.document_id, mention.start LIMIT 1
  RETURN mention.quote AS quote
}
CALL (interest, item) {
  OPTIONAL MATCH (item)-[about:ABOUT]->(other:Interest)
  WHERE other <> interest AND other.dropped IS NULL AND other.kind IN ['genre', 'topic', 'attribute']
  WITH other, sum(about.weight) * other.specificity AS weight
  ORDER BY weight DESC, other.interest_id LIMIT $others
  RETURN collect([other.interest_id, other.name, other.name_zh, other.aliases]) AS others
}
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       interest.aliases AS aliases, item.item_id AS item_id, item.title AS title, item.title_zh AS title_zh,
       item.creators AS creators, item.year AS year, coalesce(item.popularity, 0) AS popularity, quote,
       [one IN others WHERE one[0] IS NOT NULL] AS others
