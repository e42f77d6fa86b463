// Vectors of taste of users and items, of any length: items that suit a user, users and items near each other.
CREATE VECTOR INDEX user_taste IF NOT EXISTS FOR (n:User) ON (n.taste)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CREATE VECTOR INDEX item_taste IF NOT EXISTS FOR (n:Item) ON (n.taste)
OPTIONS {indexConfig: {`vector.similarity_function`: 'cosine', `vector.quantization.enabled`: false}};
CALL db.createProperty('taste');
CALL db.createProperty('taste_method');
CALL db.createProperty('method');
