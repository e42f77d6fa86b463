// Takes out what texts say of items.
// in:  $rows: [item_id, interest_id]
UNWIND $rows AS row
MATCH (:Item {item_id: row[0]})-[about:ABOUT {source: 'text'}]->(:Interest {interest_id: row[1]})
DELETE about
