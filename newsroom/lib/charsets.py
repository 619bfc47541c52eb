"""The letters of a page of the web, which often says something else of them than is true."""

import codecs
import re

# What pages call the codecs of Python. What calls itself Latin 1 is what Windows wrote.
NAMES = {
    "cp1252": "iso-8859-1 latin1 latin-1 us-ascii ascii windows-1252 cp1252",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 iso-8859-11 tis-620",
    "iso8859-2": "iso-8859-2 latin2",
    "iso8859-3": "iso-8859-3",
    "iso8859-4": "iso-8859-4",
    "iso8859-5": "iso-8859-5",
    "iso8859-6": "iso-8859-6",
    "iso8859-7": "iso-8859-7",
    "iso8859-8": "iso-8859-8",
    "iso8859-10": "iso-8859-10",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 latin-9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "mac-roman": "macintosh mac-roman",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "euc-jp": "euc-jp",
    "iso2022-jp": "iso-2022-jp",
    "gb18030": "gb2312 gbk gb18030 x-gbk",
    "big5hkscs": "big5 big5-hkscs",
    "cp949": "euc-kr ks_c_5601-1987 windows-949",
    "utf-16-le": "utf-16 utf-16le",
    "utf-16-be": "utf-16be",
    "utf-8": "utf-8 utf8",
}
CODECS = {name: codec for codec, names in NAMES.items() for name in names.split()}
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Text in these may read as UTF-8 and is not.
AMBIGUOUS = ("utf-16-le", "utf-16-be", "iso2022-jp")
FALLBACK = "cp1252"
BEGINNING = 4096
_declared = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE
)


def decode(content: bytes, charset: str = "") -> str:
    """The text of a page whose server calls its letters ``charset``; what reads as UTF-8 is UTF-8.

    Never an error: what no letter stands for becomes the sign of the unknown one.
    """
    for mark, codec in MARKS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(codec, "replace")
    within = _declared.search(content[:BEGINNING])
    names = (charset.lower(), within[1].decode("ascii", "replace").lower() if within else "")
    codec = next((CODECS[name] for name in names if name in CODECS), FALLBACK)
    if codec not in AMBIGUOUS:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return content.decode(codec, "replace")
