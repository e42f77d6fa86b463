// How much each item is about an interest, of all sources together.
// in:  $shrink
// out: interest_id, item_ids, aboutness
MATCH (interest:Interest)<-[about:ABOUT]-(item:Item)
WHERE item.about_norm IS NOT NULL AND interest.specificity IS NOT NULL
RETURN interest.interest_id AS interest_id, collect(item.item_id) AS item_ids,
       collect(about.weight * interest.specificity / (item.about_norm + $shrink)) AS aboutness
