// Trains GraphSAGE on a projected graph whose nodes have features.
// in:  $graph, $model: a name for it, $dimensions, $epochs, $rate, $seed
// out: losses: of each epoch
CALL gds.beta.graphSage.train($graph, {
  modelName: $model, featureProperties: ['features'], embeddingDimension: $dimensions, aggregator: 'mean',
  activationFunction: 'sigmoid', sampleSizes: [25, 10], epochs: $epochs, learningRate: $rate,
  relationshipWeightProperty: 'weight', randomSeed: $seed, concurrency: 1
}) YIELD modelInfo
RETURN modelInfo.metrics.epochLosses AS losses
