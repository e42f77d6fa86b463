// How many interests there are | 有多少兴趣
// asks: how many interests are there | number of interests | how many topics are there
// asks: 一共有多少兴趣 | 有多少个兴趣 | 兴趣总数
// says: There are {interests} interests. | 共有{interests}个兴趣。
// in:  nothing
// out: interests
RETURN COUNT { (:Interest) } AS interests
