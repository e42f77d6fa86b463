// What somebody dislikes | 某人不喜欢什么
// asks: what does {user} dislike | what does {user} not like | what is {user} put off by | what does {user} hate | which topics does {user} not enjoy
// asks: {user}不喜欢什么 | {user}讨厌什么 | {user}反感什么 | {user}不爱看什么
// says: {user} is put off by {names}. | {user}不喜欢{names}。
// in:  $user_id: user
// out: interest_id, interest, interest_zh, weight
MATCH (:User {user_id: $user_id})-[drawn:INTERESTED_IN]->(interest:Interest)
WHERE drawn.polarity < 0
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       drawn.weight AS weight
ORDER BY weight DESC, interest_id
