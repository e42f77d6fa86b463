// Items that appeal to the people whom this one pleased, nearest first.
// in:  $item_id, $method: null for the one last chosen, $limit
// out: item_id, title, title_zh, weight, rank, total
OPTIONAL MATCH (job:Job {job_id: 'rebuild similarity'})
WITH coalesce($method, job.method, 'cosine') AS method
MATCH (item:Item {item_id: $item_id})-[similar:SIMILAR_TO {method: method}]->(other:Item)
WITH similar, other
ORDER BY similar.rank, other.item_id
WITH collect([similar, other]) AS every
UNWIND every[..$limit] AS one
WITH size(every) AS total, one[0] AS similar, one[1] AS other
RETURN other.item_id AS item_id, coalesce(other.title, other.item_id) AS title, other.title_zh AS title_zh,
       similar.weight AS weight, similar.rank AS rank, total
