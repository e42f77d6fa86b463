// The items that facts point to, made where missing.
// in:  $item_ids, sorted
UNWIND $item_ids AS item_id
MERGE (:Item {item_id: item_id})
