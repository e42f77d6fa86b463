// Work that is still to do | 待刷新的内容
// What new facts have made stale, and the command that refreshes it.
// 新数据使哪些内容过期，以及刷新它们的命令。
// about: graph
// in:  nothing
// out: work, nodes: to do, command
UNWIND [
  {work: 'strengths of feedback', nodes: COUNT { (user:User) WHERE user.strengths_stale = true },
   command: 'interest-graph mine'},
  {work: 'interests of users', nodes: COUNT { (user:User) WHERE user.interests_stale = true },
   command: 'interest-graph mine'},
  {work: 'interests of items', nodes: COUNT { (item:Item) WHERE item.interests_stale = true },
   command: 'interest-graph mine'},
  {work: 'similar items', nodes: COUNT { (item:Item) WHERE item.similarity_stale_at IS NOT NULL },
   command: 'interest-graph rebuild similarity'},
  {work: 'vectors of taste', nodes: COUNT {
     MATCH (job:Job {job_id: 'rebuild taste'})
     MATCH (user:User) WHERE user.as_of > job.as_of
   }, command: 'interest-graph rebuild taste'},
  {work: 'what was learned', nodes: COUNT {
     MATCH (job:Job {job_id: 'learn'})
     MATCH (user:User) WHERE user.as_of > job.as_of
   }, command: 'interest-graph learn --refit'},
  {work: 'vectors of the graph', nodes: COUNT {
     MATCH (job:Job {job_id: 'rebuild embeddings'})
     MATCH (user:User) WHERE user.as_of > job.as_of
   }, command: 'interest-graph rebuild embeddings'}
] AS one
RETURN one.work AS work, one.nodes AS nodes, one.command AS command
ORDER BY nodes DESC, work
