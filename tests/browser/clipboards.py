"""What a clipboard holds after copying in other programs: written by us in the manner of each."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri",sans-serif;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='mso-outline-level:1'><b><span lang=EN-GB>Is it a true story?<o:p></o:p></span></b></h1>
<p class=MsoNormal><span lang=EN-GB>The <b style='mso-bidi-font-weight:normal'>gang</b> took
<i style='mso-bidi-font-style:normal'>everything</i><span style='mso-spacerun:yes'> </span>in
<span class=MsoCommentReference><a href="#_msocom_1">[JS1]</a></span>2003, said
<a href="https://example.org/report"><span style='color:blue'>the report</span></a>.
<o:p></o:p></span></p>
<h2>Who was caught?</h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>The
planner<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>in Italy<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>Three others</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'>
<![if !supportLists]><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>First</p>
<h1>What became of it?</h1>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>
<tr style='mso-yfti-irow:0'><td width=300 style='border:solid windowtext 1.0pt'><p
class=MsoNormal>
<b>Film</b><o:p></o:p></p></td><td><p class=MsoNormal>Life</p><p
class=MsoNormal>twice</p></td></tr>
</table>
<p class=MsoNormal><!--[if gte vml 1]><v:shape id="x"/><![endif]--><img width=1
src="file:///C:/x.png"
onerror="window.pwned=1"><o:p>&nbsp;</o:p></p>
<div style='mso-element:comment-list'><p class=MsoCommentText>A remark of somebody</p></div>
<!--EndFragment--></body></html>"""

WORD_KEPT = (
    "<h2>Is it a true story?</h2>\n"
    "<p>The <strong>gang</strong> took <em>everything</em> in 2003, said "
    '<a href="https://example.org/report">the report</a>.</p>\n'
    "<h3>Who was caught?</h3>\n"
    "<ul><li>The planner<ul><li>in Italy</li></ul></li><li>Three others</li></ul>\n"
    "<ol><li>First</li></ol>\n"
    "<h2>What became of it?</h2>\n"
    "<table><tbody><tr><td><strong>Film</strong></td><td>Life<br>twice</td></tr></tbody></table>"
)

DOCS = """<meta charset='utf-8'><meta charset="utf-8">
<b style="font-weight:normal;" id="docs-internal-guid-0a1b2c3d-7fff">
<h2 dir="ltr" style="line-height:1.38"><span
style="font-size:16pt;font-weight:700;">Is it true?</span></h2>
<p dir="ltr" style="line-height:1.38;"><span
style="font-family:Arial;font-weight:400;font-style:normal;">It
was </span><span style="font-weight:700;font-style:normal;">ten</span><span
style="font-weight:400;"> of
</span><span style="font-weight:400;font-style:italic;">them</span><span>, says </span><a
href="https://www.google.com/url?q=https://example.org/a%3Fb%3D1&amp;sa=D&amp;source=editors&amp;ust=1"
style="text-decoration:none;"><span
style="color:#1155cc;text-decoration:underline;">a page</span></a><sup><a
href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>.</span></p><br />
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr"
role="presentation"><span>one</span></p></li>
<ul><li dir="ltr" aria-level="2"><p dir="ltr"
role="presentation"><span>deeper</span></p></li></ul>
<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>two</span></p></li></ul>
<div dir="ltr" align="left"><table style="border:none"><colgroup><col width="200" /><col
/></colgroup><tbody>
<tr style="height:0pt"><td style="border-left:solid"><p dir="ltr"><span>a</span></p></td>
<td><p dir="ltr"><span style="font-weight:700">b</span></p></td></tr></tbody></table></div>
<p dir="ltr"><img src="https://lh3.example.org/x" style="width:10px" /></p>
</b><br class="Apple-interchange-newline">
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>a remark</span></p></div>"""

DOCS_KEPT = (
    "<h2>Is it true?</h2>\n"
    "<p>It was <strong>ten</strong> of <em>them</em>, says "
    '<a href="https://example.org/a?b=1">a page</a>.</p>\n'
    "<ul><li>one<ul><li>deeper</li></ul></li><li>two</li></ul>\n"
    "<table><tbody><tr><td>a</td><td><strong>b</strong></td></tr></tbody></table>"
)

WEB = """<html><body><!--StartFragment--><article class="story" onclick="window.pwned=1">
<h1 class="title">A title</h1><p style="color:red">Some <b>bold</b> words, <a href="/local"
onclick="x()">here</a> and <a href="javascript:window.pwned=1">there</a> and
<a href="mailto:a@example.org">by mail</a>.</p><nav><a href="/">Home</a></nav>
<h4>Deep</h4><ol class="x"><li>one</li><li>two<br>lines</li></ol>
<blockquote cite="https://example.org/said"><p>They said so.</p></blockquote>
<figure><img src="x" onerror="window.pwned=1"><figcaption>A caption</figcaption></figure>
<script>window.pwned=1</script><style>p{color:red}</style><button>Subscribe</button>
<pre>some   code</pre><table><thead><tr><th scope="col">Year</th><th>Sum</th></tr></thead>
<tbody><tr><td
colspan="2">2003</td></tr></tbody></table></article><!--EndFragment--></body></html>"""

WEB_KEPT = (
    "<h2>A title</h2>\n"
    '<p>Some <strong>bold</strong> words, <a href="/local">here</a> and there and by mail.</p>\n'
    "<h3>Deep</h3>\n<ol><li>one</li><li>two<br>lines</li></ol>\n"
    '<blockquote cite="https://example.org/said"><p>They said so.</p></blockquote>\n'
    "<p>A caption</p>\n<p>some code</p>\n"
    "<table><thead><tr><th>Year</th><th>Sum</th></tr></thead>"
    "<tbody><tr><td>2003</td><td></td></tr></tbody></table>"
)
