// What users said of interests.
// in:  $stated: what is said -> what it counts
// out: user_id, interest_ids, affinities
MATCH (user:User)-[stated:STATED]->(interest:Interest)
WHERE $stated[stated.kind] IS NOT NULL
RETURN user.user_id AS user_id, collect(interest.interest_id) AS interest_ids,
       collect($stated[stated.kind]) AS affinities
