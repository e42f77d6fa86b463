// Interests with the items they lead to first, those that draw most people first.
// in:  $items: how many of each interest, $pairs: how many in all, $language, $tone, $length
// out: interest_id, item_id, checksum: of the facts behind the words that are stored, null without any
MATCH (interest:Interest)
WHERE interest.dropped IS NULL
WITH interest, COUNT { (interest)<-[:INTERESTED_IN {polarity: 1}]-(:User) } AS drawn
WHERE drawn > 0
ORDER BY drawn DESC, interest.interest_id
CALL (interest) {
  MATCH (interest)-[leads:LEADS_TO]->(item:Item)
  WHERE coalesce(item.is_available, true)
  RETURN item ORDER BY leads.weight DESC, item.item_id LIMIT $items
}
WITH interest, item LIMIT $pairs
OPTIONAL MATCH (item)-[pitched:PITCHED_FOR {language: $language, tone: $tone, length: $length}]->(interest)
RETURN interest.interest_id AS interest_id, item.item_id AS item_id, pitched.checksum AS checksum
