// What mining found in texts | 文本挖掘的收获
// By language: texts, texts with evidence of an interest, mentions, and how they feel about it.
// 按语言：文本数、含兴趣依据的文本数、提及数及其态度。
// about: graph
// in:  nothing
// out: language, texts, with_evidence: share, mentions, for, against: share of the mentions
MATCH (document:Document)
WITH coalesce(document.language, 'none') AS language, document,
     COUNT { (document)-[:MENTIONS]->(:Interest) } AS mentions,
     COUNT { (document)-[mention:MENTIONS]->(:Interest) WHERE mention.polarity > 0 } AS likes,
     COUNT { (document)-[mention:MENTIONS]->(:Interest) WHERE mention.polarity < 0 } AS dislikes
WITH language, count(*) AS texts, avg(CASE WHEN mentions > 0 THEN 1.0 ELSE 0.0 END) AS with_evidence,
     sum(mentions) AS mentions, sum(likes) AS likes, sum(dislikes) AS dislikes
RETURN language, texts, with_evidence, mentions,
       CASE WHEN mentions > 0 THEN toFloat(likes) / mentions ELSE 0.0 END AS for,
       CASE WHEN mentions > 0 THEN toFloat(dislikes) / mentions ELSE 0.0 END AS against
ORDER BY texts DESC, language
