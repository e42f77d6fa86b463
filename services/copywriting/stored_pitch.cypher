// The words that were made ahead for an item and an interest.
// in:  $item_id, $interest_id, $language, $tone, $length
// out: text, facts, by
MATCH (:Item {item_id: $item_id})
      -[pitched:PITCHED_FOR {language: $language, tone: $tone, length: $length}]->(:Interest {interest_id: $interest_id})
RETURN pitched.text AS text, pitched.facts AS facts, pitched.by AS by
