"""May this person do this to this article? Every screen, action, export and command asks here."""

from django.contrib.auth import get_user_model
from django.db.models import Q

from newsroom.lib.wording import join_names

# The permission behind each verb, and the verb as it is said: "may not publish an article".
VERBS = {
    "view": ("articles.view_article", "see the articles of the desk"),
    "write": ("articles.change_article", "write this article"),
    "share": ("articles.change_article", "share this article with people outside"),
    "submit": ("articles.submit_article", "submit an article"),
    "take_back": ("articles.submit_article", "take a submission back"),
    "assign": ("articles.approve_article", "assign an article"),
    "comment": ("articles.add_comment", "comment on an article"),
    "resolve": ("articles.change_comment", "resolve a comment"),
    "check": ("facts.check_fact", "check an article"),
    "override": ("articles.override_article", "override a reason"),
    "legal_read": ("articles.view_signoff", "read what an article says about living people"),
    "sign": ("articles.add_signoff", "sign a version"),
    "ask_reply": ("articles.add_replyrequest", "keep the log of the right of reply"),
    "print_spent": ("articles.add_spentdecision", "decide that a spent conviction is printed"),
    "send_back": ("articles.approve_article", "send an article back"),
    "approve": ("articles.approve_article", "approve an article"),
    "publish": ("articles.publish_article", "publish an article"),
    "reschedule": ("articles.publish_article", "move an edition to another time"),
    "embargo": ("articles.publish_article", "put an article under embargo"),
    "promise": ("articles.publish_article", "publish on the promise of a check"),
    "unschedule": ("articles.publish_article", "take an edition out of the schedule"),
    "hold": ("articles.publish_article", "hold an edition"),
    "release": ("articles.publish_article", "release an edition"),
    "expire": ("articles.publish_article", "end an edition"),
    "redact": ("articles.redact_article", "redact what is held of an article"),
    "read_log": ("articles.view_logline", "read the log of an article"),
    "withdraw": ("articles.withdraw_article", "withdraw an article"),
    "move": ("articles.publish_article", "move an article to another address"),
    "check_fact": ("facts.check_fact", "check a fact"),
    "close_task": ("articles.change_reviewtask", "close a task"),
    "draft_correction": ("articles.add_correction", "draft a correction"),
    "approve_correction": ("articles.approve_article", "approve a correction"),
}
# Verbs that writers may use on their own articles only. Whoever may approve is not bound by that.
OWN_ONLY = {"write", "share", "submit", "take_back"}
EVERYBODY = (
    *("Writer", "Fact-checker", "Editor", "Managing editor"),
    *("Senior reader", "Legal reader"),
)
ROLES_FOR = {
    "articles.view_article": EVERYBODY,
    "articles.change_article": ("Writer", "Editor", "Managing editor"),
    "articles.submit_article": ("Writer", "Editor", "Managing editor"),
    "articles.approve_article": ("Editor", "Managing editor"),
    "articles.publish_article": ("Editor", "Managing editor"),
    "articles.withdraw_article": ("Managing editor",),
    "facts.check_fact": ("Fact-checker", "Editor", "Managing editor"),
    "articles.change_reviewtask": ("Writer", "Fact-checker", "Editor", "Managing editor"),
    "articles.add_correction": ("Writer", "Editor", "Managing editor"),
    "articles.override_article": ("Managing editor",),
    "articles.redact_article": ("Managing editor",),
    "articles.add_comment": EVERYBODY,
    "articles.change_comment": EVERYBODY,
    "articles.view_signoff": EVERYBODY,
    "articles.view_logline": EVERYBODY,
    "articles.add_signoff": ("Managing editor", "Senior reader", "Legal reader"),
    "articles.add_replyrequest": ("Writer", "Editor", "Managing editor", "Legal reader"),
    "articles.add_spentdecision": ("Editor", "Managing editor"),
}


def may(user, verb, article=None):
    """Whether ``user`` may do this, to ``article`` where one is given."""
    return not any(reasons_may_not(user, verb, article))


def reasons_may_not(user, verb, article=None):
    """Say why ``user`` may not do this; nothing if they may."""
    permission, words = VERBS[verb]
    if not user.is_active:
        yield f"{user} no longer works here."
    elif not user.has_perm(permission):
        roles = join_names(ROLES_FOR[permission], last="or")
        yield f"{user} may not {words}: that takes the role {roles}."
    elif verb in OWN_ONLY and article and not _may_touch(user, article):
        yield (
            f"{user} may not {words}: it is neither theirs nor assigned to them. "
            "An editor can assign it."
        )


def everybody_who_may(verb):
    """The people of the desk who may do this to some article, but for superusers without a role."""
    users = get_user_model().objects.with_perm(
        VERBS[verb][0], include_superusers=False, backend="newsroom.backends.DeskBackend"
    )
    return users.order_by("username")


def revisions_for(user, article):
    """The versions of ``article`` that ``user`` may read.

    A copy that was set aside holds words that their writer did not want to save: it is for whoever
    set it aside, and for those who may write the article.
    """
    rows = article.revisions.all()
    if may(user, "write", article):
        return rows
    return rows.filter(Q(kind="saved") | Q(created_by=user)) if may(user, "view") else rows.none()


def is_own(user, article):
    """Whether ``user`` began ``article`` or is named in its byline."""
    if article._state.adding or article.created_by_id == user.pk:
        return True
    return article.bylines.filter(author__user=user).exists()


def _may_touch(user, article):
    return (
        user.has_perm("articles.approve_article")
        or article.assigned_to_id == user.pk
        or is_own(user, article)
    )
