// How many like an interest | 多少人喜欢某个兴趣
// asks: how many people like {interest} | how many readers are interested in {interest} | number of people who like {interest} | how popular is {interest} | how many fans does {interest} have
// asks: 有多少人喜欢{interest} | 多少人对{interest}感兴趣 | 喜欢{interest}的有几个人 | 几个人喜欢{interest} | {interest}有多少人喜欢
// says: {users} people like {interest}. | 喜欢{interest}的有{users}人。
// in:  $interest_id: interest
// out: users
MATCH (interest:Interest {interest_id: $interest_id})
RETURN COUNT { (:User)-[drawn:INTERESTED_IN]->(interest) WHERE drawn.polarity > 0 } AS users
