from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles.models import Notice
from articles.notices import unread
from newsroom.lib.skin import ModelAdmin

A_PAGE = 50


class MailForm(forms.Form):
    """Which kinds of notices come by mail too."""

    kinds = forms.MultipleChoiceField(
        label="By mail too",
        choices=Notice.Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


@admin.register(Notice)
class NoticeAdmin(ModelAdmin):
    """What the desk told a person: everybody sees their own, and nobody else's."""

    def get_queryset(self, request):
        return super().get_queryset(request).filter(user=request.user).select_related("article")

    def has_view_permission(self, request, obj=None):
        theirs = obj is None or obj.user_id == request.user.pk
        return theirs and super().has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        return [
            path("read/", self.admin_site.admin_view(self.read), name="articles_notice_read"),
            path("mail/", self.admin_site.admin_view(self.mail), name="articles_notice_mail"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        """The notices of this person, the newest first, and which of them come by mail."""
        self._refuse_strangers(request)
        page = Paginator(self.get_queryset(request), A_PAGE).get_page(request.GET.get("p"))
        return self._shown(request, page=page, form=MailForm(initial=_mailed(request.user)))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The screen that a notice is about: it has none of its own."""
        notice = self.get_object(request, object_id)
        if notice is None:
            raise PermissionDenied
        return HttpResponseRedirect(notice.path)

    def history_view(self, request, object_id, extra_context=None):
        raise Http404("A notice has no history.")

    def read(self, request):
        """Mark all notices, or the one named, as read."""
        self._refuse_strangers(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        rows = unread(request.user)
        one = request.POST.get("notice", "")
        if one:
            rows = rows.filter(pk=one) if one.isascii() and one.isdecimal() else rows.none()
        rows.filter(at__lte=timezone.now()).update(read_at=timezone.now())
        return HttpResponseRedirect(reverse("admin:articles_notice_changelist"))

    def mail(self, request):
        """Keep which kinds come by mail."""
        self._refuse_strangers(request)
        form = MailForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            wanted = form.cleaned_data["kinds"]
            user = request.user
            user.no_mail_for = [kind for kind in Notice.Kind.values if kind not in wanted]
            user.save(update_fields=["no_mail_for"])
            self.message_user(request, _said(user, wanted), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:articles_notice_changelist"))
        if not form.is_bound:
            form = MailForm(initial=_mailed(request.user))
        return self._shown(request, page=None, form=form)

    def _refuse_strangers(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _shown(self, request, **context):
        shown = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Notices",
            "unread": unread(request.user).count(),
            **context,
        }
        return TemplateResponse(request, "admin/articles/notice/notices.html", shown)


def _mailed(user):
    return {"kinds": [kind for kind in Notice.Kind.values if kind not in user.no_mail_for]}


def _said(user, wanted):
    if not wanted:
        return "No notice comes by mail: all of them wait here."
    if not user.email:
        return "Kept. There is no address to mail to yet: a managing editor can add yours."
    return f"Kept: {len(wanted)} of {len(Notice.Kind)} kinds are mailed to {user.email}."
