"""The lists of `words/und/`, white space levelled: made by `tests/update_words.py`, and not to be edited."""

# fmt: off
# ruff: noqa: E501

LISTS: dict[str, dict[str, dict[str, str]]] = {
'differences': {'negations': {'ar': 'لا لم لن ليس ليست بدون غير', 'cs': 'bez', 'de': 'nicht kein keine keinen nie niemals ohne', 'es': 'nada nunca sin', 'fa': 'نه نیست', 'fr': 'pas jamais rien sans aucun aucune non', 'he': 'לא אין בלי', 'hi': 'नहीं न मत', 'it': 'non mai senza', 'ja': '無 非 未', 'ko': '안 못', 'pl': 'nie bez nigdy', 'ru': 'не нет ни никогда никто ничего без', 'tr': 'değil yok', 'uk': 'не ні немає ніколи ніхто без', 'zh': '不 没 沒 無 无 非 未 否 莫 勿 别 別'}, 'capitalising': {'de': 'der die das dem den des ein eine einen einem und ist nicht von mit zum zur im auf hat haben wurde wird sich auch'}},
}
