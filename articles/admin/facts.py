from django.template.loader import render_to_string

from articles.models import Article, Edition, EditionFact


def used_in(request, fact):
    """Which articles rest on this fact, and which printed it for readers."""
    context = {
        "articles": Article.objects.filter(fact_links__fact=fact).only("headline", "pk"),
        "printed": EditionFact.objects.filter(fact=fact, edition__in=Edition.objects.live())
        .select_related("edition")
        .defer("edition__html", "edition__head", "edition__card"),
    }
    return render_to_string("admin/articles/fact/used_in.html", context, request)


def live_articles(fact):
    """How many articles print this fact for readers now: changing it opens a task for each."""
    printed = EditionFact.objects.filter(fact=fact, edition__in=Edition.objects.live())
    return printed.values("edition__article").distinct().count()
