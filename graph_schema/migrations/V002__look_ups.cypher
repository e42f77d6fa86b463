// Look-ups that no key answers: lists by popularity and support, and the work that is still to do.
CREATE INDEX item_popularity IF NOT EXISTS FOR (n:Item) ON (n.popularity);
CREATE INDEX interest_support IF NOT EXISTS FOR (n:Interest) ON (n.support);
CREATE INDEX user_strengths_stale IF NOT EXISTS FOR (n:User) ON (n.strengths_stale);
CREATE INDEX user_interests_stale IF NOT EXISTS FOR (n:User) ON (n.interests_stale);
CREATE INDEX item_interests_stale IF NOT EXISTS FOR (n:Item) ON (n.interests_stale);
CREATE INDEX item_about_stale IF NOT EXISTS FOR (n:Item) ON (n.about_stale);
CREATE INDEX item_leads_stale IF NOT EXISTS FOR (n:Item) ON (n.leads_stale);
CREATE INDEX item_similarity_stale_at IF NOT EXISTS FOR (n:Item) ON (n.similarity_stale_at);
CREATE INDEX document_mined_by IF NOT EXISTS FOR (n:Document) ON (n.mined_by);
