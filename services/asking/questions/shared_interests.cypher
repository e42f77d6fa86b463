// What two people have in common | 两人的共同兴趣
// asks: what do {user} and {other_user} have in common | which interests do {user} and {other_user} share | what do both {user} and {other_user} like | common interests of {user} and {other_user}
// asks: {user}和{other_user}有什么共同兴趣 | {user}和{other_user}有什么共同点 | {user}和{other_user}都喜欢什么 | {user}与{other_user}的共同爱好
// says: {user} and {other_user} share {count} interests: {names}. | {user}和{other_user}有{count}个共同兴趣：{names}。
// in:  $user_id: user
//      $other_user_id: user
// out: interest_id, interest, interest_zh, weight
MATCH (:User {user_id: $user_id})-[one:INTERESTED_IN]->(interest:Interest)
      <-[other:INTERESTED_IN]-(:User {user_id: $other_user_id})
WHERE one.polarity > 0 AND other.polarity > 0
RETURN interest.interest_id AS interest_id, interest.name AS interest, interest.name_zh AS interest_zh,
       sqrt(one.weight * other.weight) AS weight
ORDER BY weight DESC, interest_id
