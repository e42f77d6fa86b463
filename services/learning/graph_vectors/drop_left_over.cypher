// Drops what earlier runs have left in the server's memory: projected graphs, and models that were trained on them.
// in:  $prefix: what their names begin with
// out: dropped: names
CALL db.info() YIELD name AS here
CALL (here) {
  CALL gds.graph.list() YIELD graphName, database
  WITH graphName WHERE database = here AND graphName STARTS WITH $prefix
  CALL gds.graph.drop(graphName, false) YIELD graphName AS dropped
  RETURN dropped
  UNION ALL
  CALL gds.model.list() YIELD modelName
  WITH modelName WHERE modelName STARTS WITH $prefix
  CALL gds.model.drop(modelName, false) YIELD modelName AS dropped
  RETURN dropped
}
RETURN collect(dropped) AS dropped
