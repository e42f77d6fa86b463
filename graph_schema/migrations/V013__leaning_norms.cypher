// How long leanings are stands beside them, also beside those that `learn` has written before.
CALL db.createProperty('leaning_norm');
MATCH (node:User|Item)
WHERE node.leaning IS NOT NULL
SET node.leaning_norm = sqrt(reduce(sum = 0.0, one IN node.leaning | sum + one ^ 2));
