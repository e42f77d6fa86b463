// Who dislikes an interest | 谁不喜欢某个兴趣
// asks: who dislikes {interest} | who hates {interest} | who does not like {interest} | people who do not like {interest} | who is put off by {interest} | who cannot stand {interest}
// asks: 谁不喜欢{interest} | 谁讨厌{interest} | 哪些人不喜欢{interest} | 有谁反感{interest} | 讨厌{interest}的人有哪些
// says: {count} people are put off by {interest}: {names}. | 不喜欢{interest}的有{count}人：{names}。
// in:  $interest_id: interest
// out: user_id, user, weight
MATCH (user:User)-[drawn:INTERESTED_IN]->(:Interest {interest_id: $interest_id})
WHERE drawn.polarity < 0
RETURN user.user_id AS user_id, user.name AS user, drawn.weight AS weight
ORDER BY weight DESC, user_id
