// Interests that tell nothing of who likes what; figures are refreshed afterwards.
// in:  $rows: [interest_id]
UNWIND $rows AS row
MATCH (interest:Interest {interest_id: row[0]})
WHERE interest.dropped IS NULL
SET interest.dropped = 'noise', interest.specificity = 0.0
