// How many dislike an interest | 多少人不喜欢某个兴趣
// asks: how many people dislike {interest} | how many readers do not like {interest} | how many people hate {interest}
// asks: 有多少人不喜欢{interest} | 多少人讨厌{interest} | 几个人不喜欢{interest}
// says: {users} people are put off by {interest}. | 不喜欢{interest}的有{users}人。
// in:  $interest_id: interest
// out: users
MATCH (interest:Interest {interest_id: $interest_id})
RETURN COUNT { (:User)-[drawn:INTERESTED_IN]->(interest) WHERE drawn.polarity < 0 } AS users
