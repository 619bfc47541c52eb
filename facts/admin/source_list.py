from django.db.models import Q

from newsroom.lib.search.folding import words_asked


class SourceList:
    """The list of sources. The confidential ones are not indexed, and are few: by their titles."""

    def get_search_results(self, request, queryset, search_term):
        found, several = super().get_search_results(request, queryset, search_term)
        words = words_asked(search_term)
        if not words:
            return found, several
        confidential = Q(confidential=True)
        for word in words:
            confidential &= Q(title__icontains=word)
        return queryset.filter(request.matches.condition | confidential), several
