"""The shipped sample: public-domain books and invented readers, in English and Chinese.

Descriptions and reviews were written for this project; the readers do not exist. The data is CC0, see LICENSE
beside this file. ``records`` reads it; ``build`` makes everything but ``books.jsonl`` from ``invented``.
"""
