// How many texts an item has | 某物品有多少评论
// asks: how many reviews does {item} have | how many reviews of {item} are there | number of reviews of {item} | how many people reviewed {item}
// asks: {item}有多少评论 | {item}有几篇书评 | 有多少人评论了{item} | {item}的评论有多少条
// says: {item} has {texts} texts. | {item}有{texts}篇文本。
// in:  $item_id: item
// out: texts
MATCH (item:Item {item_id: $item_id})
RETURN COUNT { (item)<-[:ABOUT_ITEM]-(:Document) } AS texts
