// The length of each item's vector of interests, by which interest paths are divided.
// in:  $item_ids
UNWIND $item_ids AS item_id
MATCH (item:Item {item_id: item_id})
OPTIONAL MATCH (item)-[about:ABOUT]->(interest:Interest)
WITH item, sqrt(sum((about.weight * interest.specificity) ^ 2)) AS length
SET item.about_norm = length
