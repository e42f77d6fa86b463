// What every user is drawn to (above 0) or put off by (below).
// out: user_id, interest_ids, affinities
MATCH (user:User)-[drawn:INTERESTED_IN]->(interest:Interest)
RETURN user.user_id AS user_id, collect(interest.interest_id) AS interest_ids,
       collect(drawn.polarity * drawn.weight) AS affinities
