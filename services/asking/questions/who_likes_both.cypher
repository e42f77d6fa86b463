// Who likes two interests | 谁同时喜欢两个兴趣
// asks: who likes {interest} and {other_interest} | who likes both {interest} and {other_interest} | people who like {interest} as well as {other_interest} | who is interested in both {interest} and {other_interest}
// asks: 谁既喜欢{interest}又喜欢{other_interest} | 谁同时喜欢{interest}和{other_interest} | 哪些人喜欢{interest}也喜欢{other_interest} | 谁喜欢{interest}和{other_interest} | 对{interest}和{other_interest}都感兴趣的人
// says: {count} people like both {interest} and {other_interest}: {names}. | 既喜欢{interest}又喜欢{other_interest}的有{count}人：{names}。
// in:  $interest_id: interest
//      $other_interest_id: interest
// out: user_id, user, weight
MATCH (:Interest {interest_id: $interest_id})<-[one:INTERESTED_IN]-(user:User)
      -[other:INTERESTED_IN]->(:Interest {interest_id: $other_interest_id})
WHERE one.polarity > 0 AND other.polarity > 0
RETURN user.user_id AS user_id, user.name AS user, sqrt(one.weight * other.weight) AS weight
ORDER BY weight DESC, user_id
