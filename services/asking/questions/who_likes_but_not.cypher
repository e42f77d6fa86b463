// Who likes one interest but not another | 谁喜欢一个兴趣而不喜欢另一个
// asks: who likes {interest} but not {other_interest} | who likes {interest} and not {other_interest} | people who like {interest} but do not like {other_interest} | who is interested in {interest} but not in {other_interest} | fans of {interest} who do not like {other_interest} | who likes {interest} without liking {other_interest}
// asks: 谁喜欢{interest}但不喜欢{other_interest} | 喜欢{interest}却不喜欢{other_interest}的人 | 哪些人爱看{interest}但是不爱看{other_interest} | 谁喜欢{interest}而不喜欢{other_interest} | 谁对{interest}感兴趣但对{other_interest}不感兴趣
// says: {count} people like {interest} and are not drawn to {other_interest}: {names}. | 喜欢{interest}而不喜欢{other_interest}的有{count}人：{names}。
// in:  $interest_id: interest
//      $other_interest_id: interest
// out: user_id, user, weight
MATCH (user:User)-[drawn:INTERESTED_IN]->(:Interest {interest_id: $interest_id})
WHERE drawn.polarity > 0 AND NOT EXISTS {
  MATCH (user)-[too:INTERESTED_IN]->(:Interest {interest_id: $other_interest_id}) WHERE too.polarity > 0
}
RETURN user.user_id AS user_id, user.name AS user, drawn.weight AS weight
ORDER BY weight DESC, user_id
