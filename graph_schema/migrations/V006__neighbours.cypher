// Users whose neighbours wait for a refresh.
CREATE INDEX user_neighbours_stale_at IF NOT EXISTS FOR (n:User) ON (n.neighbours_stale_at);
