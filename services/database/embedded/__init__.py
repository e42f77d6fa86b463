"""A Neo4j server of our own: from Maven jars and a Java from a wheel, one for each data folder."""
