"""Texts about planted themes, in English and in Chinese, written for these tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

THEMES: dict[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = {
    "sea": (
        (
            "A crew sails round the cape in winter storms.",
            "The captain hunts whales across the ocean.",
            "Pirates bury their gold on a lonely island.",
        ),
        ("水手们在冬天的风暴中绕过海角。", "船长横渡大洋追捕鲸鱼。", "海盗把黄金埋在一座孤岛上。"),
    ),
    "crime": (
        (
            "A detective finds the murderer by one footprint.",
            "The police question a witness of the killing.",
            "Someone stole the diamonds from the safe.",
        ),
        ("侦探凭一个脚印找到了凶手。", "警察询问谋杀案的目击者。", "有人从保险柜里偷走了钻石。"),
    ),
    "kitchen": (
        (
            "Bake the bread until the crust is brown.",
            "A soup of beans, garlic and fresh herbs.",
            "How to fry noodles with eggs and spring onions.",
        ),
        ("把面包烤到表皮金黄。", "用豆子、大蒜和新鲜香草煮的汤。", "怎样用鸡蛋和小葱炒面。"),
    ),
    "space": (
        (
            "Astronauts land their rocket on Mars.",
            "A telescope sees planets round a distant star.",
            "The spaceship drifts beyond the solar system.",
        ),
        ("宇航员驾驶火箭登陆火星。", "望远镜看到遥远恒星周围的行星。", "飞船漂流到太阳系之外。"),
    ),
}


def share_of_own_theme(rows: NDArray[np.floating], others: NDArray[np.floating], spread: bool = True) -> float:
    """Return how often the nearest of ``others`` is of the row's own theme; both hold three texts a theme.

    ``spread`` takes the centre out of the rows. Of the same texts a row is not its own neighbour.
    """
    centred = rows - rows.mean(axis=0) if spread else rows
    near = centred @ others.T
    if rows is others:
        np.fill_diagonal(near, -np.inf)
    return float(np.mean(np.argmax(near, axis=1) // 3 == np.arange(len(rows)) // 3))
