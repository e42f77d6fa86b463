// Similarity of items by one method.
// in:  $method: null for the one last chosen
// out: item_id, other_ids, weights
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH coalesce($method, job.method, 'cosine') AS method
MATCH (item:Item)-[similar:SIMILAR_TO {method: method}]->(other:Item)
RETURN item.item_id AS item_id, collect(other.item_id) AS other_ids, collect(similar.weight) AS weights
