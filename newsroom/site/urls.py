from django.urls import path

from newsroom.site import views

app_name = "site"

urlpatterns = [
    path("", views.home, name="home"),
    path("articles/", views.articles, name="articles"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("shows/", views.shows, name="shows"),
    path("shows/<slug:slug>/", views.show, name="show"),
    path("people/", views.people, name="people"),
    path("people/<slug:slug>/", views.person, name="person"),
    path("events/", views.events, name="events"),
    path("events/<slug:slug>/", views.event, name="event"),
    path("plans/<str:secret>.ics", views.plans, name="plans"),
    path("share/<str:secret>/", views.shared, name="shared"),
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/feed/", views.corrections_feed, name="corrections_feed"),
    path("how-we-check/", views.how_we_check, name="how_we_check"),
]
