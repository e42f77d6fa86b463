"""How a Chinese clause feels about what it names, by cues of liking and dislike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.language.candidate import Candidate
from services.language.english_feelings import measured

CUE = 0.6
STRONG = 0.85

_DISLIKES = re.compile(
    "不(?:是很|怎么|太|大|是特别|再|是|够|算)?(?:喜欢|感兴趣|感冒|推荐|好看|好听|好用|好吃|好玩|好喝|爱|想再|值得?|适合我|行|精彩|吸引人|满意|舒服|合适|习惯|建议)"
    "|没(?:有)?(?:什么)?(?:意思|兴趣|感觉|新意|看下去|读下去|坚持|深度|亮点)|谈不上喜欢|说不上喜欢|提不起兴趣|欣赏不来|受不了|受够|讨厌|厌烦|厌倦|腻了|看腻|听腻|吃腻|玩腻"
    "|反感|无聊|无趣|乏味|枯燥|沉闷|算了|看不进去|读不进去|听不进去|看不下去|读不下去|听不下去|玩不下去|一般般|很一般|太一般|比较一般|一般(?=$|[，。！、,.!])|失望|难看|难听|难吃|难用|难喝"
    "|太差|很差|差劲|糟糕|烂|垃圾|鸡肋|后悔|不如(?:不|别)|弃了|弃坑|弃剧|退坑|脱粉|劝退|避雷|踩雷|拔草|退货|坑人|太(?:吵|假|贵|咸|大|小|短|长|慢|难|硬|厚|薄|重)|狗血|做作|老套|俗套|敷衍|拖沓|催眠|犯困|睡着|吃不消|嫌|戒了|害怕|别买|没劲|烦"
)
_LIKES = re.compile(
    "喜欢|喜爱|热爱|酷爱|最爱|偏爱|钟爱|挚爱|大爱|深爱|爱上|真爱|爱(?:看|听|玩|吃|喝|读|不释手)|(?<![可恋亲])爱(?![情人好心国])|迷上|着迷|痴迷|沉迷|入迷|入坑|上瘾|过瘾|好看|好听|好玩|好吃|好喝|好用|推荐|安利"
    "|不错|很棒|真棒|太棒|超棒|很赞|超赞|点赞|精彩|惊艳|惊喜|感动|震撼|享受|满意|满足|治愈|舒服|值得|期待|欣赏|热衷|感兴趣|有意思|有趣|迷人|经典|神作|佳作|杰作|满分|停不下来|欲罢不能|爱不释手|百看不厌"
    "|百听不厌|津津有味|引人入胜|放松|开心|快乐|完美|优秀|出色|一流|美妙|动人|回味|粉丝|超爱|想学|离不开|最好|真好|很好|太好|好极了|种草|回购|细腻|深刻|带劲|拿手|痛快|极了|沉醉|新鲜|清晰|精美|明快"
)
_STRONG = re.compile("太|超|非常|特别|极|最|真的|十分|实在|完全|彻底|热爱|酷爱|痴迷|！|!|再也不|死了|无比|强烈|绝对")
_LATIN = re.compile("[A-Za-z]{3}")
_NOT_AS_GOOD = re.compile("没有[^，,。]{1,12}(?:好|精彩|有趣)")
_RATHER_THAN = re.compile("\\s*(?:比起|相比于?|与其|相较于?)")
_RATHER = re.compile("(?:比起|相比于?|跟|和|与)(?P<less>[^，,。]{1,20}?)(?:相比|来说)?[，, ]?(?:我|还是|更|倒|宁)")
_NOT_AS = re.compile("(?P<less>.{1,20}?)(?:远|完全|还|就)?(?:不如|比不上|没有)(?P<more>[^，,。]{1,20})")
_THAN = re.compile("(?P<more>.{1,20}?)比(?!较|如|赛|例)(?P<less>[^，,。]{1,20}?)(?:更|好|有|精彩|强|还|要)")


def chinese_feeling(clause: str) -> float:
    """Measure one clause in [-1, 1]; 0 where no cue stands in it. A dislike outweighs a liking: 不喜欢 holds 喜欢."""
    disliked = _DISLIKES.search(clause)
    sign = -1.0 if disliked else float(_LIKES.search(clause) is not None)
    if not sign:
        return measured(clause) if _LATIN.search(clause) else 0.0
    return sign * (STRONG if _STRONG.search(clause) else CUE)


def chinese_feelings(text: str, start: int, end: int, found: Sequence[Candidate]) -> list[float]:
    """Return the feeling of a clause about each of its candidates; comparisons split it into two sides."""
    clause = text[start:end]
    if _RATHER_THAN.match(clause) and not re.search("更|宁|倒|还是", clause):
        return [-CUE] * len(found)
    for pattern in (_RATHER, _NOT_AS, _THAN):
        compared = pattern.search(clause)
        if compared is None:
            continue
        if pattern is _RATHER and not clause[compared.start() :].startswith(("比起", "相比")) and "更" not in clause:
            continue
        if pattern is _NOT_AS and "没有" in compared.group() and not _NOT_AS_GOOD.search(clause):
            continue
        less = (start + compared.start("less"), start + compared.end("less"))
        if any(less[0] <= c.start < less[1] for c in found):
            return [-CUE if less[0] <= c.start < less[1] else CUE for c in found]
    felt = chinese_feeling(_without(clause, start, found))
    return [felt] * len(found)


def _without(clause: str, start: int, found: Sequence[Candidate]) -> str:
    blanks = list(clause)
    for candidate in found:
        for at in range(max(candidate.start - start, 0), min(candidate.end - start, len(blanks))):
            blanks[at] = "\u3000"
    return "".join(blanks)
