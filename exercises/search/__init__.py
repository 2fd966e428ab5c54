"""How exercises are searched: any order of words, any case and accents, and words that are mistyped.

Plain Python over what is in memory. Import from here, not from the modules.
"""

from exercises.search.index import Found, Index, Texts, numbers_in
from exercises.search.text import LONGEST_QUERY, fold, words_of

__all__ = ["LONGEST_QUERY", "Found", "Index", "Texts", "fold", "numbers_in", "words_of"]
