// Gives the nodes of a projected graph vectors by FastRP, for GraphSAGE to begin with; in the projection alone.
// in:  $graph, $dimensions, $seed
CALL gds.fastRP.mutate($graph, {
  mutateProperty: 'features', embeddingDimension: $dimensions, relationshipWeightProperty: 'weight',
  randomSeed: $seed, concurrency: 1
}) YIELD nodePropertiesWritten
RETURN nodePropertiesWritten AS nodes
