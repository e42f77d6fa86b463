// Groups of a projected graph by the Leiden algorithm of Graph Data Science, kept in the projection.
// in:  $graph, $property: where they are kept, $resolution: the higher, the smaller the groups, $seed
// out: modularity
CALL gds.leiden.mutate($graph, {
  mutateProperty: $property, relationshipWeightProperty: 'weight', gamma: $resolution, randomSeed: $seed, concurrency: 1
}) YIELD modularity
RETURN modularity
