// Search by words in any language; the cjk analyzer pairs up Chinese characters and splits the rest at spaces.
CREATE FULLTEXT INDEX user_words IF NOT EXISTS FOR (n:User) ON EACH [n.user_id, n.name]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX item_words IF NOT EXISTS FOR (n:Item) ON EACH [n.title, n.title_zh, n.creators, n.description, n.description_zh]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX interest_words IF NOT EXISTS FOR (n:Interest) ON EACH [n.name, n.name_zh, n.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
