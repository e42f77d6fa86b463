// How many people there are | 有多少人
// asks: how many people are there | how many users are there | how many readers are there | number of users
// asks: 一共有多少人 | 有多少用户 | 总共有多少读者 | 用户总数
// says: There are {users} people. | 共有{users}人。
// in:  nothing
// out: users
RETURN COUNT { (:User) } AS users
