"""Which admin the desk wears: the one place that knows Unfold from the stock admin."""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views import main
from django.contrib.auth import forms
from django.core.exceptions import ImproperlyConfigured

if settings.NEWSROOM_ADMIN == "unfold":
    from unfold import widgets
    from unfold.admin import ModelAdmin, StackedInline, TabularInline, checkbox
    from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
    from unfold.templatetags import unfold_list
    from unfold.views import ChangeList

    # Unfold writes up to forty classes on every input and cell, half of the weight of a form and
    # two thirds of that of a list. One class of ours, or none, says the same; form.css and list.css
    # say what it means. The lists are emptied where they stand, because its widgets read them
    # there; with a pin that has no such list the desk does not start.
    widgets.INPUT_CLASSES[:] = ["desk-input"]
    widgets.BASE_INPUT_CLASSES[:] = ["desk-input"]
    widgets.TEXTAREA_CLASSES[:] = ["desk-input"]
    widgets.SELECT_CLASSES[:] = ["desk-input"]
    widgets.DATETIME_CLASSES[:] = ["desk-input"]
    widgets.CHECKBOX_CLASSES[:] = ["desk-tick"]
    widgets.RADIO_CLASSES[:] = ["desk-tick"]
    widgets.SWITCH_CLASSES[:] = ["desk-tick"]
    unfold_list.CHECKBOX_CLASSES[:] = ["action-checkbox"]
    unfold_list.ROW_CLASSES.clear()
    unfold_list.LINK_CLASSES.clear()
    # It draws all headings again for each row, a third of the time that a list takes.
    draw_headings = unfold_list.result_headers

    def headings_once(cl):
        if not hasattr(cl, "headings"):
            cl.headings = list(draw_headings(cl))
        return cl.headings

    unfold_list.result_headers = headings_once
    # These two were made when Unfold was read, before the lists were emptied.
    checkbox.attrs["class"] = "desk-tick action-select"
    ModelAdmin.action_form.base_fields["action"].widget.attrs["class"] = "desk-input"
    # And its templates wrap each in boxes that only its own classes need.
    widgets.UnfoldAdminTextInputWidget.template_name = "django/forms/widgets/text.html"
    widgets.UnfoldAdminSelectWidget.template_name = "django/forms/widgets/select.html"
    widgets.UnfoldAdminNullBooleanSelectWidget.template_name = "django/forms/widgets/select.html"
elif settings.NEWSROOM_ADMIN == "stock":
    ChangeList = main.ChangeList
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
    AdminPasswordChangeForm = forms.AdminPasswordChangeForm
    UserChangeForm = forms.UserChangeForm
    UserCreationForm = forms.AdminUserCreationForm
else:
    raise ImproperlyConfigured(
        f"NEWSROOM_ADMIN is '{settings.NEWSROOM_ADMIN}'. Set it to unfold or stock."
    )

__all__ = [
    "AdminPasswordChangeForm",
    "ChangeList",
    "ModelAdmin",
    "StackedInline",
    "TabularInline",
    "UserChangeForm",
    "UserCreationForm",
]
