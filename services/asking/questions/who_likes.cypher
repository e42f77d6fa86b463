// Who likes an interest | 谁喜欢某个兴趣
// asks: who likes {interest} | who is interested in {interest} | people who like {interest} | fans of {interest} | who is drawn to {interest} | which readers love {interest} | who enjoys {interest} books
// asks: 谁喜欢{interest} | 哪些人喜欢{interest} | 喜欢{interest}的人有哪些 | 谁对{interest}感兴趣 | 有谁爱看{interest}
// says: {count} people like {interest}: {names}. | 喜欢{interest}的有{count}人：{names}。
// in:  $interest_id: interest
// out: user_id, user, weight
MATCH (user:User)-[drawn:INTERESTED_IN]->(:Interest {interest_id: $interest_id})
WHERE drawn.polarity > 0
RETURN user.user_id AS user_id, user.name AS user, drawn.weight AS weight
ORDER BY weight DESC, user_id
