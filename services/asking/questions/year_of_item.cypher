// When an item was published | 出版年份
// asks: when was {item} published | what year is {item} from | when did {item} come out | how old is {item} | in which year was {item} written | year of {item}
// asks: {item}是哪一年出版的 | {item}什么时候出版 | {item}是什么时候写的 | {item}的年份 | {item}哪年的
// says: {item} is from {year}. | {item}的年份是{year}年。
// in:  $item_id: item
// out: year
MATCH (item:Item {item_id: $item_id})
RETURN item.year AS year
