// One interest, and how much is tied to it.
// in:  $interest_id
// out: the fields, items, users, mentions
MATCH (interest:Interest {interest_id: $interest_id})
RETURN interest.interest_id AS interest_id, interest.name AS name, interest.name_zh AS name_zh,
       interest.kind AS kind, interest.language AS language, coalesce(interest.aliases, []) AS aliases,
       coalesce(interest.support, 0) AS support, coalesce(interest.specificity, 0.0) AS specificity,
       interest.dropped AS dropped,
       COUNT { (interest)<-[:ABOUT]-() } AS items, COUNT { (interest)<-[:INTERESTED_IN]-() } AS users,
       COUNT { (interest)<-[:MENTIONS]-() } AS mentions
