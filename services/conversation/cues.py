"""The words by which an utterance says what it does, in English and in Chinese; ``M`` stands for a name that was found."""

# ruff: noqa: E501  (a pattern is read best whole)

from __future__ import annotations

import re

from services.conversation.utterance import MARK


def _any(english: str, chinese: str) -> re.Pattern[str]:
    """Join both; English words stand alone, Chinese ones anywhere."""
    return re.compile(rf"\b(?:{english})\b|{chinese}".replace("M", MARK), re.IGNORECASE)


ABOUT_A_NAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "why",
        _any(r"why|how come|what makes you", r"为什么|为啥|凭什么|怎么(?:会)?(?:推荐|想到)|(?:推荐|的)理由|什么原因"),
    ),
    (
        "removed",
        _any(
            r"never (?:ever )?(?:show|recommend|suggest|give|want|again)|never .* again|"
            r"(?:remove|delete|drop|take) .*(?:from|out of) my (?:interests?|profile|list|tastes?)|forget (?:that )?i (?:like|love|liked|loved)|"
            r"remember (?:that )?i (?:hate|don't|do not|can't stand|dislike)",
            r"再也(?:不|别)|永远(?:不|别)|(?:以后|今后)(?:都|也|再)?(?:不要|别|不想|不看)|"
            r"从我的?(?:兴趣|画像|资料|喜好|爱好).{0,3}(?:删|去|移|拿)|(?:删掉|删除|移除|去掉).*(?:兴趣|画像|喜好|爱好)|"
            r"(?:记住|记得|记下).{0,3}我(?:不|讨厌|很讨厌)|忘掉我喜欢",
        ),
    ),
    (
        "muted",
        _any(
            r"(?:don't|do not|not|no longer|isn't|aren't|stopped).*(?:any ?more|any longer)|no longer (?:like|love|enjoy|into|interested|a fan)|"
            r"stopped (?:liking|loving|enjoying|reading|watching)|gone off|(?:sick|tired) of|(?:had|have had) enough of|mute|used to (?:like|love|enjoy)|fed up with",
            r"不想再|不再(?:那么)?(?:喜欢|爱|看|想看|感兴趣)|(?:已经|现在|最近)?不(?:怎么|太|大|那么)?(?:喜欢|爱看|爱|想看|感兴趣).*了|腻|屏蔽|以前喜欢|厌倦",
        ),
    ),
    (
        "pinned",
        _any(
            r"pin|(?:favou?rites?|fave) .*(?:is|are)|(?:is|are) my (?:all.time )?(?:favou?rite|number one)|most of all|above all|more than anything",
            r"最(?:喜欢|爱|迷)|置顶|首选",
        ),
    ),
    (
        "added",
        _any(
            r"remember|keep in mind|make a note|note that|add .*to my (?:interests?|profile|list|tastes?)|"
            r"i(?:'ve| have)? (?:always|generally|usually) (?:like|love|loved|liked|enjoy|enjoyed|been into)",
            r"记住|记下|记得我|记一下|(?:加到|加进|加入|添加到?|放进).*(?:兴趣|画像|资料|喜好|爱好)|我一(?:直|向)(?:都|就)?(?:很)?(?:喜欢|爱)",
        ),
    ),
    (
        "lift",
        _any(
            r"M (?:is|are) (?:fine|ok|okay|alright|allowed)|(?:don't|do not) mind M|allow M|bring back M|M (?:back|again)|(?:lift|drop) the M",
            r"M的?(?:其实)?(?:也|都)?(?:可以|没关系|没事|无所谓|不介意|行了?$)|不介意M|允许M|放开M",
        ),
    ),
    (
        "only",
        _any(
            r"only (?:\w+ ){0,2}M|nothing but|must be|has to be|have to be|exclusively|just M",
            r"只(?:要|看|想|推荐|听|读|来|限)|必须|仅限?|一定要是",
        ),
    ),
    (
        "less",
        _any(
            r"less|fewer|too (?:much |many |\w+ )?M|M is too much|not (?:so|too|that|as|very)|nothing too|isn't (?:so|too|that)|tone down|a bit much",
            r"少(?:一)?(?:点|些)|别(?:那么|太|这么)|不(?:要)?(?:那么|太|这么)|没(?:有)?(?:那么|这么)|太(?:多)?M|M(?:有点)?太",
        ),
    ),
    (
        "without",
        _any(
            r"no|not|without|except|exclude|excluding|avoid|skip|anything but|nothing|don't|do not|hate|can't stand|cannot stand|dislike|"
            r"other than|rather not|leave out|stop|isn't|aren't|apart from",
            r"不要|别|除了|不想|不看|不喜欢|讨厌|排除|避开|受不了|拒绝|不含|去掉|(?<!有)没有|不是|不爱|不听|免了|算了",
        ),
    ),
    (
        "instead",
        _any(
            r"instead|rather|actually|switch to|how about|what about|change to|changed my mind|now (?:something|for)|let's try",
            r"换成|改成|换(?:点|个|些|本|部|M)|改看|改要|还是.*吧",
        ),
    ),
    ("wish", _any(r"more (?:like|such as) M|similar to", r"类似|(?:像|跟|和)M.{0,3}(?:一样|那样|这样|差不多|类似)")),
    ("more", _any(r"more|extra", r"多(?:一)?(?:点|些)|更|再多")),
    (
        "wish",
        _any(
            r"recommend|suggest|want|like|love|enjoy|looking|in the mood|feel like|fancy|show|give|find|need|try|something|anything|some|any|"
            r"got|have|about|into|fan|interested|please|prefer|books?|novels?|stories|read|films?|movies?|albums?|music|there|get|know|by|with",
            r"想|要|推荐|来|找|有|喜欢|爱|关于|像|看看|给我|求|适合|感兴趣|偏爱|讲|写|方面|类|的书|听|好看",
        ),
    ),
)
"""What is done with the names of a piece: the first that fits."""

OTHERS = _any(
    r"everyone(?:'s|s)?|everybody(?:'s)?|all users?(?:')?|his profile|her profile|their profiles?|other (?:people|users)",
    r"所有人|别人|大家|其他人|他人|所有用户|他的|她的",
)
"""Whose profile nobody may change by talking."""
VIEWED = _any(
    r"(?:read|seen|saw|watched|finished|heard|played|know|knew|own|owned|listened to|been through)",
    r"(?:看|读|听|玩|买|翻)(?:过|完)|早就?(?:看|读)|有(?:这本|了)",
)
LIKES_IT = re.compile(r"^\W*(?:love|like)\b", re.IGNORECASE)
LIKED = _any(
    r"loved|liked|(?:i|we)(?: \w+){0,2} (?:like|love)|great|wonderful|brilliant|amazing|enjoyed|fantastic|excellent|awesome|superb|good|favou?rite|blew me away",
    r"喜欢|爱|好看|棒|不错|精彩|好极了|过瘾|好听|经典|绝了|感动|推荐给",
)
DISLIKED = _any(
    r"hated|disliked|hate|dislike|didn't (?:like|enjoy|care)|did not (?:like|enjoy)|don't like|not (?:good|great|my|for me)|wasn't|boring|bored|awful|"
    r"terrible|bad|couldn't (?:finish|get)|gave up|dull|disappoint(?:ed|ing|ment)|meh|rubbish|overrated|not a fan",
    r"不(?:太|怎么|是很|大)?喜欢|讨厌|难看|无聊|没意思|没劲|失望|一般般?|(?:看|读|听)不(?:下去|进去|完)|弃|不好看|不行|烂|没什么意思|不感兴趣",
)
ALL_OF_THEM = _any(
    r"all of (?:them|these|those)|them all|every one|all \w+ of them|these already",
    r"(?:这些|全|它们|这几本)都?|都(?:看|读|听)",
)
INTERESTED = _any(r"not interested|no thanks|pass on", r"没兴趣|不感兴趣|不要这")

UNDO = re.compile(
    r"\b(?:undo|take (?:that|it) back|scratch that|forget (?:(?:that|it)(?! i)|what i (?:just )?said)|never ?mind(?: that)?(?! the)|i take that back|"
    r"revert|cancel that)\b|撤[销回]|收回|当我没说|忘(?:了|掉)(?:刚才|它|这个|那个|这句)|取消(?:刚才|上一|这个)|刚才.{0,4}不算|^算了$",
    re.IGNORECASE,
)
REMEMBER = re.compile(
    r"\b(?:remember (?:that|this|it)|keep (?:that|this) in mind|save (?:that|this)|note (?:that|this) down|store (?:that|this))[.! ]*$|"
    r"^(?:请)?(?:记住|记下来?|记一下|保存)(?:这个|这点|这条|它|吧|一下|了)*[。！!. ]*$|(?:把)?(?:这个|这点|这条)(?:也)?(?:记住|记下)",
    re.IGNORECASE,
)
RESET = re.compile(
    r"\b(?:start (?:over|again|afresh)|reset|clear everything|from scratch|new conversation)\b|重新(?:开始|来)|从头(?:开始|来)|重来|清空",
    re.IGNORECASE,
)
LIFT_YEAR = re.compile(
    r"\b(?:any (?:year|time|age|period|era)|(?:year|date|age|period|era) (?:does not|doesn't|doesnt) matter|"
    r"(?:forget|drop|ignore|lift|remove) the (?:year|date|period|era|time)\w*(?: limit)?|no (?:year|date) limit|old ones? (?:is|are) (?:fine|ok) too)\b|"
    r"(?:年份|年代|时间|出版时间|新旧)(?:都)?(?:不限|无所谓|随便|都行|都可以|没关系)|(?:取消|去掉|不要|放开)(?:年份|年代|时间)(?:的)?(?:限制|条件|要求)?|不限(?:年份|年代|时间)|什么年代(?:的)?都(?:行|可以)",
    re.IGNORECASE,
)
LIFT_PRICE = re.compile(
    r"\b(?:any price|price (?:does not|doesn't|doesnt) matter|money (?:does not|doesn't|is no) \w+|"
    r"(?:forget|drop|ignore|lift|remove) the (?:price|budget)(?: limit)?|no (?:price|budget) limit)\b|"
    r"(?:价格|价钱|预算|多少钱)(?:都)?(?:不限|无所谓|随便|都行|都可以|没关系)|(?:取消|去掉|放开)(?:价格|预算)(?:的)?(?:限制|条件|要求)?|不限(?:价格|预算)|贵(?:一点)?也(?:行|可以)",
    re.IGNORECASE,
)
LIFT_ALL = re.compile(
    r"\b(?:(?:drop|forget|lift|remove|ignore) (?:all|every|the) (?:the )?(?:limits?|constraints?|conditions?|filters?|restrictions?))\b|"
    r"(?:取消|去掉|放开)(?:所有|全部|一切)?(?:的)?(?:限制|条件|要求)|(?:没有|不设)(?:任何)?限制",
    re.IGNORECASE,
)
MORE = re.compile(
    r"\b(?:(?:some|a few|show me|give me|got|got any|have any|one) more|any others|some others|more (?:please|of (?:the same|those|these))|others?|another(?: one| few)?|"
    r"something else|anything else|what else|next(?: ones?| page)?|keep going|go on|different ones?)\b|^(?:any )?more\W*$|"
    r"还有(?:吗|没有|别的|其他|什么|哪些|呢)|换(?:一)?(?:批|组|几[个本部]|[个本部]|别的)|再(?:来|推荐|给我?)(?:一)?(?:几|些|点|[个本部批])|别的|其他的|下一(?:批|页|[个本部])|继续",
    re.IGNORECASE,
)
PROFILE = re.compile(
    r"\b(?:what (?:do|did) you know (?:about|of) me|what (?:do you think )?(?:i|do i) like|(?:show|tell) me my (?:profile|interests|tastes?)|"
    r"(?<!to )(?<!from )(?<!of )(?<!in )my (?:profile|interests|tastes?)\b(?! (?:is|are))|who am i|what have you (?:learned|stored|saved|remembered)|what do you remember)\b|"
    r"你(?:都)?(?:知道|了解|记得|记住了?)我?(?:的)?(?:什么|哪些|多少|些什么)|我(?:都)?(?:喜欢|爱看?)(?:什么|哪些)|我的(?:兴趣|口味|画像|资料|喜好|爱好)(?:是|有|$|[?？吗呢])|我是谁|对我(?:有)?(?:什么|多少|哪些)了解",
    re.IGNORECASE,
)
ABILITIES = re.compile(
    r"\b(?:what can (?:you|i) (?:do|say|ask)|how does this work|how do (?:i|you) (?:use|work)|^help$|help me understand|what are you)\b|"
    r"你(?:都)?(?:能|会|可以)(?:做|干|帮我做)?(?:什么|啥|哪些)|怎么用|帮助|使用说明|你是(?:谁|什么)|^help$",
    re.IGNORECASE,
)
RECOMMEND = re.compile(
    r"\b(?:recommend|suggest|what should i|what (?:would|do) you|surprise me|pick (?:something|one)|anything good|for me|something (?:good|nice|to read|new for me)|find me|ideas?|popular|bestsellers?|what's good)\b|"
    r"推荐|受欢迎|热门|畅销|有什么(?:好|值得|可以|适合)|看(?:点)?什么|读(?:点)?什么|听(?:点)?什么|随便来|给我(?:来|找)|来(?:点|几|一)",
    re.IGNORECASE,
)
CHEAPER = re.compile(
    r"\b(?:cheaper|less expensive|too expensive|too pricey|on a budget)\b|便宜(?:一)?[点些]|更便宜|太贵|别(?:那么|太)贵|不(?:要)?太贵",
    re.IGNORECASE,
)
DEARER = re.compile(
    r"\b(?:more expensive|fancier|pricier|higher end)\b|贵(?:一)?[点些](?!也)|更贵|高档(?:一)?[点些]", re.IGNORECASE
)
NEWER = re.compile(
    r"\b(?:newer|more (?:recent|modern|current)|less old|too old|not (?:so|that|too) old|later ones?)\b|(?:新|近代|现代)(?:一)?[点些]|更(?:新|现代|近)|太(?:老|旧|古老)|别(?:那么|太)老",
    re.IGNORECASE,
)
OLDER = re.compile(
    r"\b(?:(?<!than )older|more (?:classic|ancient|old)|too (?:new|modern|recent)|earlier ones?)\b(?! than \d)|(?:老|早|旧|古)(?:一)?[点些]|更(?:老|早|古老|古)|太(?:新|现代)",
    re.IGNORECASE,
)
SPEAK_ENGLISH = re.compile(
    r"\b(?:(?:speak|talk|answer|reply|write|in) (?:to me )?(?:in )?english(?: please)?)\b|(?:说|讲|用|换成)英[文语]",
    re.IGNORECASE,
)
SPEAK_CHINESE = re.compile(
    r"\b(?:(?:speak|talk|answer|reply|write|in) (?:to me )?(?:in )?chinese(?: please)?)\b|(?:说|讲|用|换成)(?:中文|汉语|国语|普通话)",
    re.IGNORECASE,
)
ITEM_LANGUAGE = re.compile(
    r"\b(?:(?:written|books?|films?|available|originals?|translated) (?:in|into) (?:english|chinese|french|german|spanish|japanese))\b|(?:英文|中文|日文|法文|英语|日语)(?:原版|版|原著|的书|写的)",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"^(?:hi|hello|hey|good (?:morning|evening|afternoon)|你好|您好|嗨|哈[喽罗]|早上好|晚上好|在吗)(?![a-z])[\s!,.，。！~]*",
    re.IGNORECASE,
)
THANKS = re.compile(r"\b(?:thanks|thank you|cheers|ty|great, thanks)\b|谢谢|多谢|感谢|辛苦了", re.IGNORECASE)
BYE = re.compile(r"\b(?:bye|goodbye|see you|good night)\b|再见|拜拜|晚安|回头见", re.IGNORECASE)
YES = re.compile(
    r"^(?:yes|yeah|yep|sure|ok|okay|right|correct|exactly|是的?|对的?|好的?|嗯|没错|可以|行)[\s!,.，。！]*$",
    re.IGNORECASE,
)
NO = re.compile(
    r"^(?:no|nope|nah|neither|none(?: of (?:them|these))?|不是?|都不是|不用|没有|不对)[\s!,.，。！]*$", re.IGNORECASE
)
HATED = re.compile(
    r"\b(?:hate|can't stand|cannot stand|dislike|don't like|do not like)\b|讨厌|不喜欢|受不了", re.IGNORECASE
)
TASTE = re.compile(
    r"\bi(?:'m| am)?(?: \w+)? (?:like|love|enjoy|adore|into|a (?:big |huge )?fan|got into|obsessed with|hooked on)\b|"
    r"我(?:很|挺|超|特别|比较|也|就|还|最近|现在|这阵子|近来)*(?:喜欢|爱看?|迷|上瘾|入坑|沉迷)",
    re.IGNORECASE,
)
NOT_FOR_GOOD = "".join(
    f"(?<!{word}{also})" for word in ("以后", "今后", "永远", "再也") for also in ("", "都", "也", "再")
)
"""Before a refusal: what is refused for good is one piece with the word that says so."""
SPLIT = re.compile(
    rf"[!?;:。!?;:\n,、…~]+|\.(?!\d)|(?<!anything )(?<!nothing )\bbut\b|\b(?:and|or|also|plus|though|however|because|so)\b|但是|但|不过|可是|而且|另外|然后|以及|"
    rf"和(?!{MARK}.{{0,3}}(?:一样|那样|类似|差不多))|或者|"
    r"(?=\b(?:without|except|excluding|nothing|less|only)\b)|(?<!do )(?<!am )(?<!is )(?<!was )(?<!would )(?<!why )(?<!rather )(?=\b(?:not|no)\b)|"
    rf"{NOT_FOR_GOOD}(?=不要(?!太|那么|这么|[了吧的]*$).)(?<!要)|(?<=.)(?=还有)|{NOT_FOR_GOOD}(?=别(?!的|人))|(?=除了|只要|只看|少点|少一点|多点|多一点|顺便|最好)",
    re.IGNORECASE,
)
FILLING = re.compile(
    rf"{MARK}|\b(?:the|a|an|some|any|maybe|perhaps|even|and|or|of|also|please|too|i|like|genre|books?|films?|ones?|music|stories)\b|[的了吧呢啊吗书类也、\W]|小说|电影|音乐",
    re.IGNORECASE,
)
SIMILAR = re.compile(
    rf"(?<!\bi )(?<!really )(?<!n't )(?<!not )(?<!also )(?<!did )\blike {MARK}|\bi(?:'d| would) like {MARK}|similar to|类似|(?:像|跟|和){MARK}",
    re.IGNORECASE,
)
UNRESOLVED = (
    re.compile(
        r"\b(?:about|(?:books?|something|anything|stories|films?) on|like|by|called|named|regarding|fan of|books? of)\s+(?:the |a |an |some )?([^\W\d_][\w' -]{2,40})$",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:some|any|want|love|enjoy|recommend|find)\s+(?:me )?(?:some |a |an |the |good )?([^\W\d_][\w' -]{2,40}?)(?: books?| novels?| films?| music| please)*$",
        re.IGNORECASE,
    ),
    re.compile(r"《([^》]{1,40})》"),
    re.compile(r"(?:关于|类似|讲|写)(?:一?[些点本])?([\u3400-\u9fff]{2,10}?)(?:的.{0,3})?$"),
    re.compile(
        r"(?:想看|想要|想读|想听|推荐|有没有|来点|来几本|来一本|找|喜欢)(?:一?[些点本下]|几本|我|给我)*([\u3400-\u9fff]{2,10}?)(?:的.{0,3}|书|小说|类|吗|吧)*$"
    ),
)
EMPTY = re.compile(
    r".|什么|novels?|fiction|literature|round|reads?|tonight|[几一两三][本个部些点]|[本个部些点]|.?[本个部]?(?:书|小说)|别的|其他",
    re.IGNORECASE,
)
"""Words that ask for any book at all."""
SIMILAR_TO_IT = re.compile(
    r"\b(?:similar|like (?:that|this|it)|in that vein|of that kind|the same kind)\b|类似|差不多的|这样的|那样的|同类",
    re.IGNORECASE,
)
WHY_NOT = re.compile(r"\bwhy not\b|为什么不|为啥不|为什么没", re.IGNORECASE)
