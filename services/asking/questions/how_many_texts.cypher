// How many texts there are | 有多少文本
// asks: how many reviews are there | how many texts are there | number of reviews
// asks: 一共有多少条评论 | 有多少评论 | 评论总数 | 有多少篇书评
// says: There are {texts} texts. | 共有{texts}篇文本。
// in:  nothing
// out: texts
RETURN COUNT { (:Document) } AS texts
