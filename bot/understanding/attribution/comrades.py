"""What comrades hold, and the one of them who is the speaker: 班里就我是技师, 车间三个高级工, 除了我没人有."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.lexicon import grammar
from bot.understanding.skeleton.scene import LEVELS

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Clause, Mention, Scene

_NOT_ME = re.compile(r"^(?:证)?(?:的)?(?:那个|那位|的人)?(?:不是|并不是)(?:说)?(?:我|俺)(?:的|本人|自己)?(?:$|是)")
_ONLY_HE = re.compile(r"^(?:证)?的(?:人)?(?:也)?(?:就|只有|只|才|全厂就|总共就)(?:有|是)?O")
"""评上中级职称的就老李一个."""
_ONLY_I = re.compile(
    r"(?:就|只有|仅|数)(?:我|俺)(?:一个|一人|自己|独一份|1个)?(?:人)?(?:是|有|考|拿|评)(?:过|了|到|上)?(?:个|一个|本|一本)?$|(?:连我|算上我|包括我|加上我|连同我)[^。?]{0,12}$"
)
"""班里就我是技师; 连我算上才两个技师."""
_SO_MANY = re.compile(
    r"^(?:证)?(?:的)?(?:有)?(?:[\d二两三四五六七八九十百]+|好几|一[二三四五六七八九十百]+)(?:多|来)?(?:个(?!月|本|证|都|我|也|全)|名|位|号人)"
)
_EVERYBODY_HERE = re.compile(
    r"^(?:我们|咱们?)?(?:班组?|组|车间|厂|公司|单位|队|科室|部门|J|这|全)?(?:里面?|里头|上下|就|再|也|都)*"
)
_TITLE_OF_OTHER = re.compile(r"^O(?!们?都)")
_AND_ONE = re.compile(r"^(?:证)?(?:、|和|跟|与|还有|加|,)?(?:[一二两三四五六七八九十几\d]+)(?:个|名|位)$")
_NOBODY_HAS = re.compile(r"^没(?:有)?(?:人|谁|哪个)(?:是|有|考|拿)")


def held_by_others(mention: Mention, scene: Scene, before: str, after: str) -> bool:
    """Tell whether a level is said of others: 手下三个高级工一个技师, 班里都是技师."""
    if _TITLE_OF_OTHER.match(after) or grammar.OTHERS_HAVE.search(before):
        return True
    return _one_more_of_them(mention, scene)


def not_of_me(after: str) -> bool:
    """Tell whether the words after a level say whose it is, and that it is not the speaker's."""
    return bool(grammar.PREDICATE_OF_OTHER.match(after) or _ONLY_HE.match(after) or _NOT_ME.match(after))


def so_many(after: str) -> bool:
    """Tell whether the words after a level count those who hold it."""
    return bool(_SO_MANY.match(after))


def only_i(mention: Mention, scene: Scene) -> bool:
    """Tell whether the speaker is the only one of them who holds it, or counts himself among those who do."""
    if _ONLY_I.search(scene.skeleton[max(0, mention.place - 16) : mention.place]):
        return True
    clause = scene.clauses[mention.clause]
    return bool(_NOBODY_HAS.match(but_for_me(clause, scene))) and clause.mentions[-1] is mention


def but_for_me(clause: Clause, scene: Scene) -> str:
    """除了我，班里没人有高级工: what is said of everybody but the speaker."""
    excepted = clause.index and scene.clauses[clause.index - 1].text in {
        "除了我",
        "除我",
        "除了我之外",
        "除我之外",
        "除了我以外",
    }
    return _EVERYBODY_HERE.sub("", scene.spelled(clause)) if excepted else ""


def _one_more_of_them(mention: Mention, scene: Scene) -> bool:
    """手下三个高级工一个技师: the second is somebody else's as well."""
    before = [other for other in scene.clauses[mention.clause].mentions if other.place < mention.place]
    if not before or before[-1].status != "other" or before[-1].kind not in LEVELS:
        return False
    return bool(_AND_ONE.match(scene.skeleton[before[-1].place + 1 : mention.place]))
