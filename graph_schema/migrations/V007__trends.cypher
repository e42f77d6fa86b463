// Lists of what is liked lately: items by trend, and the newest event of the graph.
CREATE INDEX item_trend IF NOT EXISTS FOR (n:Item) ON (n.trend);
CREATE INDEX user_newest_at IF NOT EXISTS FOR (n:User) ON (n.newest_at);
