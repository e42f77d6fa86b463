// Degree distribution | 度分布
// How many users and items have 0, 1, 2 to 3, 4 to 7 ... interactions.
// 互动数为 0、1、2–3、4–7 …… 的用户和物品各有多少。
// about: graph
// in:  nothing
// out: label, at_least, at_most, nodes, interactions: of these nodes together
MATCH (node:User|Item)
WITH head(labels(node)) AS label, COUNT { (node)-[:INTERACTED_WITH]-() } AS degree
WITH label, degree, CASE degree WHEN 0 THEN -1 ELSE toInteger(floor(log(degree) / log(2) + 0.000001)) END AS power
WITH label, power, count(*) AS nodes, sum(degree) AS interactions
RETURN label, CASE power WHEN -1 THEN 0 ELSE toInteger(2 ^ power) END AS at_least,
       CASE power WHEN -1 THEN 0 ELSE toInteger(2 ^ (power + 1)) - 1 END AS at_most, nodes, interactions
ORDER BY label DESC, at_least
