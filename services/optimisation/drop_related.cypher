// Takes out ties of interests.
// in:  $rows: [interest_id, other_id]
UNWIND $rows AS row
MATCH (:Interest {interest_id: row[0]})-[related:RELATED_TO]->(:Interest {interest_id: row[1]})
DELETE related
