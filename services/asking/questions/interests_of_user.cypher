// What somebody likes | 某人喜欢什么
// asks: what does {user} like | what is {user} interested in | interests of {user} | what are the interests of {user} | which topics does {user} enjoy | tell me about the tastes of {user} | what kind of books does {user} like | which topics does {user} like
// asks: {user}喜欢什么 | {user}对什么感兴趣 | {user}的兴趣是什么 | {user}有哪些兴趣 | {user}爱看什么 | {user}喜欢哪类书
// says: {user} is drawn to {names}. | {user}喜欢{names}。
// in:  $user_id: user
// out: interest_id, interest, interest_zh, weight
MATCH (:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE drawn.polarity > 0
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       drawn.weight AS weight
ORDER BY weight DESC, interest_id
