// Items that have a price, and the interest that their price made them about.
// in:  nothing
// out: item_id, price, categories, known: interest_id, or null
MATCH (item:Item)
WHERE item.price IS NOT NULL OR EXISTS { (item)-[:ABOUT {source: 'price'}]->(:Interest) }
RETURN item.item_id AS item_id, coalesce(item.price, 0.0) AS price, coalesce(item.categories, []) AS categories,
       head(COLLECT { MATCH (item)-[:ABOUT {source: 'price'}]->(interest:Interest) RETURN interest.interest_id }) AS known
ORDER BY item_id
