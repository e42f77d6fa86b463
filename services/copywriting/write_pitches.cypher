// Words that present an item to people drawn to an interest; replaces those in the same tone, length and language.
// in:  $rows: [item_id, interest_id, text, facts: what its sentences cite, by, checksum], $language, $tone, $length, $at
UNWIND $rows AS row
MATCH (item:Item {item_id: row[0]}), (interest:Interest {interest_id: row[1]})
MERGE (item)-[pitched:PITCHED_FOR {language: $language, tone: $tone, length: $length}]->(interest)
SET pitched.text = row[2], pitched.facts = row[3], pitched.by = row[4], pitched.checksum = row[5], pitched.at = $at
