from django.shortcuts import render

from newsroom.site.answers import public_page


@public_page
def how_we_check(request):
    """How facts get onto this site, in our own words."""
    context = {
        "title": "How we check",
        "description": "What the marks mean, what a fact needs before we print it, and what we "
        "do when we were wrong.",
        "section": "how_we_check",
        "path": request.path,
    }
    return render(request, "site/how_we_check.html", context)
